/** The pages of the frame itself: sign-in, account, drafts, errors, the component gallery. */
@NullMarked
package cityip.shell.web;

import org.jspecify.annotations.NullMarked;
