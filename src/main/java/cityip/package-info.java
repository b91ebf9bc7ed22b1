/** The program; its packages are its modules, and their list is the table of contents. */
@NullMarked
package cityip;

import org.jspecify.annotations.NullMarked;
