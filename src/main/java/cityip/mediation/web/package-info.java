/** Pages of the rooms of a mediation. */
@NullMarked
package cityip.mediation.web;

import org.jspecify.annotations.NullMarked;
