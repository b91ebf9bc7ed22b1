/**
 * Finding: the only place that knows Lucene, OpenSearch and the model of meaning.
 *
 * <p>How it works: owners of records give {@link cityip.search.IndexedDocument}s to the {@link cityip.search.SearchIndex}. A person's words
 * become {@link cityip.search.Wanted}, a tree, read from the one box, the experts' {@link cityip.search.QueryLine} or the builder form; the
 * {@link cityip.search.SearchDesk} asks the index with it. Who may see what is added in the index, once, for hits, counts, suggestions,
 * exports and pivots alike.
 *
 * <p>Owns: the index, which can be dropped and rebuilt at any time; saved and followed queries; synonyms. Refuses: to be the source of
 * any fact, and to know what a right is: what a hit shows, its owner gave.
 *
 * <p>Plan capabilities: the search under N1, C7, U4, N2. Law: 专利法实施细则 (2023) 145: an unpublished application is confidential.
 */
@NullMarked
@ApplicationModule(displayName = "Search", allowedDependencies = {"kernel", "ledger", "vault", "rulebook", "shell"})
package cityip.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
