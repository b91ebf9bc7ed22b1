/** Pages of the public door. */
@NullMarked
package cityip.portal.web;

import org.jspecify.annotations.NullMarked;
