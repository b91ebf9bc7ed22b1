/** Pages and interfaces of notices on platforms. */
@NullMarked
package cityip.protection.takedown.web;

import org.jspecify.annotations.NullMarked;
