/** Pages and interface of the plan: dashboard, indicators with their rows, measures, reported figures. */
@NullMarked
package cityip.plan.web;

import org.jspecify.annotations.NullMarked;
