/**
 * Experts beside the computed factors (GB/T 42748: what no formula measures is scored by at least three people). Two results stand side by side and are
 * never mixed.
 */
@NullMarked
package cityip.assessment.panel;

import org.jspecify.annotations.NullMarked;
