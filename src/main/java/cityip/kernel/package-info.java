/**
 * Values nobody owns: money, region and credit codes, day ranges, the numbers of intellectual-property rights.
 * Plain Java on the JDK alone: a value is checked once, here, and is right everywhere else.
 *
 * <p>Refuses: anything that needs a clock, a database, a file or Spring.
 */
@NullMarked
@ApplicationModule(displayName = "Kernel", allowedDependencies = {})
package cityip.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
