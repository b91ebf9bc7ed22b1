package cityip.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the layout needs to know of a request: who looks, where, in which language, and the form token. Put into
 * every model under the name {@code frame}.
 *
 * @param path the address without its query, for marking the menu
 * @param address the address with its query, for coming back after changing the language
 * @param said message keys of what has just been done, shown once
 */
public record Frame(Viewer viewer, List<Navigation.Item> items, String path, String address, String csrfName, String csrfToken,
    List<String> said) {

  /** Whether the menu entry leads to where we are. */
  public boolean at(Navigation.Item item) {
    return path.equals(item.path()) || path.startsWith(item.path() + "/");
  }

  /** This address in the other language. */
  public String otherLanguage() {
    var language = Words.english() ? "zh" : "en";
    var cleaned = address.replaceAll("([?&])lang=[a-z]*&?", "$1").replaceAll("[?&]$", "");
    return cleaned + (cleaned.contains("?") ? "&" : "?") + "lang=" + language;
  }

  /** The form token, or nothing when a page is made outside a request. */
  public @Nullable String token() {
    return csrfToken.isEmpty() ? null : csrfToken;
  }
}
