@NullMarked
package cityip.factor.web;

import org.jspecify.annotations.NullMarked;
