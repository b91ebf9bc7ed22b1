/** Pages of the rulebook. */
@NullMarked
package cityip.rulebook.web;

import org.jspecify.annotations.NullMarked;
