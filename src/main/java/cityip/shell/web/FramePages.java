package cityip.shell.web;

import cityip.shell.Accounts;
import cityip.shell.Drafts;
import cityip.shell.OpenToAll;
import cityip.shell.Viewer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sign-in, the account's own page, drafts of any form, and the gallery of components. */
@Controller
class FramePages {

  private final Accounts accounts;
  private final Drafts drafts;

  FramePages(Accounts accounts, Drafts drafts) {
    this.accounts = accounts;
    this.drafts = drafts;
  }

  @OpenToAll
  @GetMapping("/sign-in")
  ModelAndView signIn(@RequestParam Map<String, String> query) {
    return new ModelAndView("shell/pages/sign-in", Map.of("refused", query.containsKey("refused"), "samples", accounts.sampleUsernames()));
  }

  @GetMapping("/account")
  ModelAndView account(Viewer viewer) {
    return accountPage(viewer, "");
  }

  private ModelAndView accountPage(Viewer viewer, String issued) {
    var id = viewer.accountId();
    return new ModelAndView("shell/pages/account", Map.of("tokens", id == null ? List.of() : accounts.tokens(id), "issued", issued));
  }

  /** Shows the new token once; it is not stored, so this page is the answer itself and not a redirect. */
  @PostMapping("/account/tokens")
  ModelAndView issueToken(Viewer viewer, @RequestParam String label) {
    var id = viewer.accountId();
    var issued = id == null ? "" : accounts.issueToken(id, label.isBlank() ? "API" : label.strip());
    return accountPage(viewer, issued);
  }

  @PostMapping("/account/tokens/{hash}/revoke")
  String revokeToken(Viewer viewer, @PathVariable String hash, RedirectAttributes after) {
    var id = viewer.accountId();
    if (id != null) {
      accounts.revokeToken(id, hash);
      after.addFlashAttribute("said", "shell.account.token-revoked");
    }
    return "redirect:/account";
  }

  /** Keeps what is being typed; called by the page as a person types. */
  @PostMapping("/drafts/{form}")
  ResponseEntity<Void> keepDraft(Viewer viewer, @PathVariable String form, @RequestParam Map<String, String> fields) {
    var id = viewer.accountId();
    if (id == null || fields.size() > 200 || form.length() > 200) {
      return ResponseEntity.badRequest().build();
    }
    var kept = new TreeMap<>(fields);
    kept.keySet().removeIf(name -> name.startsWith("_") || name.contains("password"));
    drafts.keep(id, form, kept);
    return ResponseEntity.noContent().build();
  }

  @OpenToAll
  @GetMapping("/dev/components")
  ModelAndView gallery() {
    return new ModelAndView("shell/pages/gallery", Map.of());
  }
}
