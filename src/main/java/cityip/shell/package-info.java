/**
 * The web frame: layout, components, words in two languages, sign-in, row scope, drafts, error pages, navigation.
 *
 * <p>Owns: accounts and drafts. Refuses: anything about intellectual property.
 */
@NullMarked
@ApplicationModule(displayName = "Shell", allowedDependencies = {"kernel"})
package cityip.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
