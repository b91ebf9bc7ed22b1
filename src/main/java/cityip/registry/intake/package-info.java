/**
 * The door of the registry: any file a city receives (CNIPA, EPO and US XML, Excel, CSV, zips of them) becomes rows,
 * each with its line, its columns and what is wrong with it. A file is read as a stream, in constant memory, whatever its size.
 *
 * <p>Refuses: to guess silently (every assumption is a note on the row), to stop at a bad row, to fetch anything an XML points to.
 */
@NullMarked
package cityip.registry.intake;

import org.jspecify.annotations.NullMarked;
