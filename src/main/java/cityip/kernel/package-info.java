/**
 * Values nobody owns: money, region and credit codes, day ranges, the numbers of intellectual-property rights.
 * Plain Java on the JDK alone: a value is checked once, here, and is right everywhere else.
 *
 * <p>What people write is read by {@code parse}, which answers with a {@link cityip.kernel.Reading}: the value and what we
 * silently put right, or what is wrong and what would be right. Reading never throws and never uses a regular
 * expression: it is on the path of every row a city sends in. A constructor takes only the canonical form and throws on
 * anything else, because that is a bug and not a typing error.
 *
 * <p>Refuses: anything that needs a clock, a database, a file or Spring. Knows the form of a number, never whether the
 * right exists. Sources: ZC 0006-2003 (application numbers), ZC 0007 (publication numbers), GB 32100 (credit codes),
 * GB/T 2260 (regions).
 */
@NullMarked
@ApplicationModule(displayName = "Kernel", allowedDependencies = {})
package cityip.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
