/** Pages of protection beyond the case pages: the triage and its funnel. */
@NullMarked
package cityip.protection.web;

import org.jspecify.annotations.NullMarked;
