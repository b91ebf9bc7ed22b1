/**
 * Protection by the authorities: administrative cases, adjudication of patent infringement, transfer to the police, rights aid.
 *
 * <p>Owns: the procedures R1, R2, R8, R16 with their rules, the record of an oral hearing while it is written. Refuses: to carry cases itself; {@code casework} does.
 * Plan clauses 二(二), 二(三); 行政处罚法, 专利法, CNIPA Order 81, 行政执法机关移送涉嫌犯罪案件的规定.
 */
@NullMarked
@ApplicationModule(displayName = "Protection", allowedDependencies = {"kernel", "tables", "ledger", "vault", "rulebook", "shell", "casework", "registry"})
package cityip.protection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
