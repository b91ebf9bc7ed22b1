/**
 * Files by the hash of their content, kept as they came.
 *
 * <p>Owns: the bytes of every upload and document. Refuses: to change or forget a file; what a file means is its owner's business.
 */
@NullMarked
@ApplicationModule(displayName = "Vault", allowedDependencies = {"kernel"})
package cityip.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
