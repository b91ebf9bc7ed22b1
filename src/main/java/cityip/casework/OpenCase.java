package cityip.casework;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens a case.
 *
 * @param key made by the page; the same key never opens two cases
 * @param dispute number of the dispute it belongs to, or null for a new one
 */
public record OpenCase(String procedure, Map<String, String> form, String key, @Nullable String dispute) {}
