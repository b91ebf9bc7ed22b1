/** Pages and interfaces of the link to the courts. */
@NullMarked
package cityip.protection.court.web;

import org.jspecify.annotations.NullMarked;
