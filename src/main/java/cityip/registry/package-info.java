/**
 * Rights as histories: patents, marks, works, software, geographical indications, plant varieties, layout designs.
 * State, owner, place and term are read from events, as of a day, with what was known at a moment.
 *
 * <p>How it works: readers make {@link cityip.registry.Statement}s; {@link cityip.registry.RightsLoader} records what is new in them
 * as events and folds each touched right's events anew; what the fold says differently from before closes the old rows at the
 * moment of recording and adds new ones. So the tables answer "as of day D, with what was known at K" without a join over
 * events, and can be rebuilt from events at any time. {@link cityip.registry.Registry} reads.
 *
 * <p>Owns: rights, events, batches of intake, terms and fees of rights ({@code rules/registry.yaml}), the concordance of branches of
 * strategic emerging industries with the classification. Refuses: to delete; a mistake is answered by a compensating fact.
 * Who somebody is and where an address lies, it asks others.
 *
 * <p>Plan capability C6 and the data under P1. Laws: 专利法 (2020) 42, 47; 专利法实施细则 (2023) 105 to 107, 115; 商标法 (2019) 39, 40 and
 * (2026) 44; 植物新品种保护条例 (2025) 35; 集成电路布图设计保护条例 (2026) 12, 17.
 */
@NullMarked
@ApplicationModule(displayName = "Registry", allowedDependencies = {"kernel", "tables", "ledger", "vault", "rulebook", "shell", "party", "search", "plan"})
package cityip.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
