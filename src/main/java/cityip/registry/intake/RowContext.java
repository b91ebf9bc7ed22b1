package cityip.registry.intake;

import java.time.LocalDate;

/**
 * What all rows of a file share.
 *
 * @param dataDay the day the file speaks of; facts without a day of their own are known since then
 * @param legalEvents what status words and event codes mean
 */
record RowContext(LocalDate dataDay, LegalEvents legalEvents) {}
