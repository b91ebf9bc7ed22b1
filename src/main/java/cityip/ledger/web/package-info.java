/** Pages and interface of the ledger: acts, checkpoints, proofs, verification by anybody. */
@NullMarked
package cityip.ledger.web;

import org.jspecify.annotations.NullMarked;
