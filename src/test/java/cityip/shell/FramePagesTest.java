package cityip.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The frame as a visitor meets it. */
class FramePagesTest extends SiteTest {

  @BeforeAll
  void somebodyMaySignIn() {
    bean(Accounts.class).open(new Accounts.OpenAccount("frame-officer", "框架测试员", "sample-2026", Role.CITY_OFFICER, null, null, false));
  }

  @Test
  void speaksChineseFirstAndEnglishOnRequest() {
    var visitor = pages();
    assertThat(visitor.get("/").html().select("html").attr("lang")).isEqualTo("zh-CN");
    assertThat(visitor.get("/?lang=en").html().select("html").attr("lang")).isEqualTo("en");
    assertThat(visitor.get("/sign-in").text()).as("the language is remembered").contains("User name");
  }

  @Test
  void tellsApartAWrongPasswordAndKeepsThePage() {
    var visitor = pages();
    var refused = visitor.submit(visitor.get("/sign-in"), "/sign-in", Map.of("username", "frame-officer", "password", "wrong"));
    assertThat(refused.text()).contains("用户名或密码不符");
  }

  @Test
  void signsInAndOut() {
    var visitor = pages().signIn("frame-officer");
    var account = visitor.get("/account");
    assertThat(account.text()).contains("框架测试员", "市级工作人员");
    assertThat(visitor.submit(account, "/sign-out", Map.of()).text()).contains("已退出");
    assertThat(visitor.get("/account").address().getPath()).isEqualTo("/sign-in");
  }

  @Test
  void namesAnAddressThatLeadsNowhere() {
    var page = pages().get("/no-such-page");
    assertThat(page.status()).isEqualTo(404);
    assertThat(page.text()).contains("没有这个页面", "IP-SHELL-404");
  }

  @Test
  void refusesAFormWithoutItsToken() {
    var visitor = pages().signIn("frame-officer");
    var page = visitor.get("/account");
    page.html().select("input[name=_csrf]").remove();
    assertThat(visitor.submit(page, "/account/tokens", Map.of("label", "x")).status()).isEqualTo(403);
  }

  @Test
  void showsANewTokenOnceAndKeepsOnlyItsHash() {
    var visitor = pages().signIn("frame-officer");
    var shown = visitor.submit(visitor.get("/account"), "/account/tokens", Map.of("label", "导入程序"));
    var token = shown.html().select("code.token").text();
    assertThat(token).startsWith("cityip_");
    assertThat(bean(Accounts.class).byToken(token)).isPresent();
    assertThat(visitor.get("/account").text()).contains("导入程序").doesNotContain(token);
  }

  @Test
  void rendersEveryComponent() {
    assertThat(pages().get("/dev/components").html().select("section.fixture").size()).isGreaterThanOrEqualTo(6);
  }
}
