package cityip.shell;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything the layout needs to know of a request: who looks, where, in which language, and the form token. Put into
 * every model under the name {@code frame}.
 *
 * @param path the address without its query, for marking the menu
 * @param address the address with its query, for coming back after changing the language
 * @param csrfToken asked only by pages with a form: a visitor who just reads needs no session
 * @param notices message keys of what stands on top of every page
 * @param sessionMinutes after how long without a word the sign-in ends
 * @param drafts name of a form → what this viewer was typing in it; asked only by forms that keep a draft
 * @param said message keys of what has just been done, shown once
 */
public record Frame(Viewer viewer, List<Navigation.Item> items, String path, String address, String csrfName, Supplier<String> csrfToken,
    List<String> notices, long sessionMinutes, Function<String, Map<String, String>> drafts,
    List<String> said) {

  /** As many entries as stand side by side on a desk's screen. */
  private static final int BESIDE = 7;

  public List<Navigation.Item> firstItems() {
    return items.size() <= BESIDE + 1 ? items : items.subList(0, BESIDE);
  }

  /** The entries behind "more"; never a single one. */
  public List<Navigation.Item> furtherItems() {
    return items.size() <= BESIDE + 1 ? List.of() : items.subList(BESIDE, items.size());
  }

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

  /** What was being typed into a field of a form that was not sent yet; empty when nothing was. */
  public String draft(String form, String field) {
    return drafts.apply(form).getOrDefault(field, "");
  }

  /** The form token, or nothing when a page is made outside a request. */
  public @Nullable String token() {
    var token = csrfToken.get();
    return token.isEmpty() ? null : token;
  }
}
