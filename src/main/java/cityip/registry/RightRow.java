package cityip.registry;

import cityip.kernel.RightNumber;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A right in a list, as of the list's day and moment.
 *
 * @param owner name of the first owner as written then, null when none is known
 */
public record RightRow(long id, RightNumber number, @Nullable String title, @Nullable String mainClass, RightState state, @Nullable String unit, @Nullable Long ownerId,
    @Nullable String owner, @Nullable LocalDate filed, @Nullable LocalDate granted, @Nullable LocalDate termEnd) {}
