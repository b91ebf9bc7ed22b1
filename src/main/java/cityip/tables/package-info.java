/**
 * Tables as people send them: workbooks old and new, CSV in whatever encoding, archives of them. A file is read as a stream, in constant
 * memory, whatever its size, and within {@link cityip.tables.Limits}.
 *
 * <p>Owns: nothing. Refuses: to guess what a column means (its reader knows), to follow a reference in an XML, to unpack a bomb.
 */
@NullMarked
@ApplicationModule(displayName = "Tables", allowedDependencies = {"kernel"})
package cityip.tables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
