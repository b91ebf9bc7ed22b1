package cityip.journeys;

import cityip.SiteTest;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.opentest4j.TestAbortedException;

/** A journey of a person in the system's own Chromium; each is walked with scripts off and on, and leaves its screenshots in target/journeys. */
abstract class JourneyTest extends SiteTest {

  private Playwright playwright;
  private Browser browser;

  @BeforeAll
  void openBrowser() {
    var chromium = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream().map(Path::of).filter(Files::isExecutable).findFirst()
        .orElseThrow(() -> new TestAbortedException("No Chromium on this machine; ./check names the package."));
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setHeadless(true).setArgs(List.of("--no-sandbox", "--disable-gpu",
        "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")));
  }

  @AfterAll
  void closeBrowser() {
    if (playwright != null) {
      browser.close();
      playwright.close();
    }
  }

  /** A fresh visitor, with or without scripts, in a window of a given width. */
  protected Page visitor(boolean scripts, int width) {
    var page = browser.newContext(new Browser.NewContextOptions().setBaseURL("http://localhost:" + port()).setJavaScriptEnabled(scripts)
        .setLocale("zh-CN").setViewportSize(width, 900).setAcceptDownloads(true)).newPage();
    page.setDefaultTimeout(30_000);
    return page;
  }

  protected static void signIn(Page page, String username) {
    page.navigate("/sign-in");
    page.getByLabel("用户名").fill(username);
    page.getByLabel("密码").fill("sample-2026");
    page.locator("main button").first().click();
  }

  /** By the keyboard: with scripts off the browser never calls a button low on the page stable enough to be clicked. */
  protected static void press(com.microsoft.playwright.Locator button) {
    button.press("Enter");
  }

  protected static void keepPicture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "journeys", name + ".png")).setFullPage(true));
  }
}
