/**
 * Patent products and the industries that live by patents: filing with each claim mapped to a feature, yearly figures against the median of the class, candidates with
 * their reasons, and what the industries amount to, as estimates that say so.
 *
 * <p>Refuses: a product whose patents have ended, figures larger than the firm's own, a share of the city's product typed in without its formula.
 */
@NullMarked
@NamedInterface("product")
package cityip.operation.product;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
