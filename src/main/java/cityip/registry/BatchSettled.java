package cityip.registry;

/**
 * A batch has been read to its end, broke off, or was taken back: what is derived from histories (the index, figures kept
 * ready) may be brought up to date. Published after the commit; whoever misses it catches up from the events themselves.
 */
public record BatchSettled(long batch) {}
