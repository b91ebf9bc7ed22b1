/** Pages of open licences, needs and matches. */
@NullMarked
package cityip.operation.web;

import org.jspecify.annotations.NullMarked;
