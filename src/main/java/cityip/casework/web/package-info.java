/** Pages of cases: guides, forms, queue, case, deadlines, statistics, public status. All are read from the tables. */
@NullMarked
package cityip.casework.web;

import org.jspecify.annotations.NullMarked;
