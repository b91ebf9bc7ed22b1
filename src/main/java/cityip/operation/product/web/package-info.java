/** Pages of patent products and of the industries that live by patents. */
@NullMarked
package cityip.operation.product.web;

import org.jspecify.annotations.NullMarked;
