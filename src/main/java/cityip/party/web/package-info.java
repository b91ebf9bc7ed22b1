/** Pages of the register of parties. */
@NullMarked
package cityip.party.web;

import org.jspecify.annotations.NullMarked;
