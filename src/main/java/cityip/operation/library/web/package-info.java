/** Pages of the library of universities and institutes. */
@NullMarked
package cityip.operation.library.web;

import org.jspecify.annotations.NullMarked;
