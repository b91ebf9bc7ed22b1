/** Pages and interfaces of the fast track. */
@NullMarked
package cityip.fasttrack.web;

import org.jspecify.annotations.NullMarked;
