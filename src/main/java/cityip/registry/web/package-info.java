/** Pages and interface of the registry: rights, and the files they come from. */
@NullMarked
package cityip.registry.web;

import org.jspecify.annotations.NullMarked;
