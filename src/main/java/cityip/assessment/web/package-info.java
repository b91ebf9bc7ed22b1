@NullMarked
package cityip.assessment.web;

import org.jspecify.annotations.NullMarked;
