/** Pages and interfaces of the search. */
@NullMarked
package cityip.search.web;

import org.jspecify.annotations.NullMarked;
