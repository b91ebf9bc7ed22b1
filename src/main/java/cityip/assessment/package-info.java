/**
 * Explained assessment: how alike marks are, which filings look alike or abnormal, what a right is worth by named factors. Every result shows
 * its parts, its evidence and how to contest it.
 *
 * <p>How it works: {@link cityip.assessment.MarkDesk} compares marks by sign, sound, meaning and structure; {@link cityip.assessment.FilingScreen}
 * finds filings that share their words and other signals, and carries each finding from the screening to its outcome;
 * {@link cityip.assessment.ValueDesk} measures the factors of a patent; {@link cityip.assessment.DisclosureDesk} carries an invention from its disclosure to
 * the number under which it is filed, {@link cityip.assessment.NoveltyDesk} searches for its features; {@link cityip.assessment.WorksheetDesk} sets a
 * claim against a product.
 *
 * <p>Owns: comparisons asked for, watches, findings and their procedure. Refuses: a legal conclusion, any consequence without a person, and
 * showing an unpublished text to anybody but its owners and the officers.
 *
 * <p>Plan capabilities C1 to C3, N4, R5. Law: 商标法 57; 最高法商标司法解释 9 to 12; 国家知识产权局令第77号; GB/T 42748-2023.
 */
@NullMarked
@ApplicationModule(displayName = "Assessment", allowedDependencies = {"kernel", "ledger", "vault", "rulebook", "shell", "party", "casework", "factor", "search", "registry"})
package cityip.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
