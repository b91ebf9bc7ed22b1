/**
 * Every act leaves an entry that nobody can change unseen: an append-only log, sealed into a Merkle tree
 * (RFC 6962) under signed checkpoints.
 *
 * <p>Owns: entries, tree nodes, checkpoints, proofs. Refuses: the meaning of an act; it keeps who, what, when and a hash.
 */
@NullMarked
@ApplicationModule(displayName = "Ledger", allowedDependencies = {"kernel", "shell"})
package cityip.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
