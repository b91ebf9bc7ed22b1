/**
 * Patent navigation: a decision prepared from patent data, as a reproducible notebook. A project freezes a corpus by hash and day, and every
 * figure can be computed again from it, with its number of documents, day, query and the rows behind each of its numbers.
 *
 * <p>Owns: projects, breakdowns, corpora, figures, reports, recommendations and what became of them. Refuses: a figure without its rows, and
 * a conclusion that nobody signed.
 *
 * <p>Plan capabilities N1 and C7. Standards: GB/T 39551.1 to .7-2020.
 */
@NullMarked
@ApplicationModule(displayName = "Navigation", allowedDependencies = {"kernel", "ledger", "vault", "rulebook", "shell", "party", "search", "registry"})
package cityip.navigation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
