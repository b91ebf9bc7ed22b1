/** Pages and interfaces of evidence packs. */
@NullMarked
package cityip.protection.packs.web;

import org.jspecify.annotations.NullMarked;
