package cityip.tables;

/**
 * How much a file may ask of us. The library that reads workbooks has no guard of its own, so these are enforced on our streams.
 *
 * @param entries most entries in an archive
 * @param inflated most bytes all entries of one archive may unpack to
 * @param ratio most bytes one packed byte may become, counted once an entry has unpacked {@code ratioFrom} bytes
 *     (deflate itself ends at 1032; real sheets stay under 60)
 * @param ratioFrom bytes an entry may unpack to before its ratio is looked at
 * @param columns most columns of a table
 * @param cellChars most characters of one cell (Excel itself ends at 32,767; claims in CSV are longer)
 * @param depth how deep archives may stand in archives
 */
public record Limits(int entries, long inflated, int ratio, long ratioFrom, int columns, int cellChars, int depth) {

  public static final Limits USUAL = new Limits(1_000_000, 64L << 30, 200, 32L << 20, 1_024, 4_000_000, 2);
}
