/**
 * R7, the link to the courts: a mirror of their docket with masked parties, which track a case is likely to take and why, what damages
 * come to with every input shown. Nothing here decides; courts do.
 */
@NullMarked
package cityip.protection.court;

import org.jspecify.annotations.NullMarked;
