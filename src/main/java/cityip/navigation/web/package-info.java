@NullMarked
package cityip.navigation.web;

import org.jspecify.annotations.NullMarked;
