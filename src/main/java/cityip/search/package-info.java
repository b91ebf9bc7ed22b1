/**
 * Finding: the only place that knows Lucene.
 *
 * <p>Owns: the index, which can be dropped and rebuilt at any time. Refuses: to be the source of any fact.
 */
@NullMarked
@ApplicationModule(displayName = "Search", allowedDependencies = {"kernel", "shell"})
package cityip.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
