package cityip.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import cityip.casework.OutboxForTests;
import cityip.search.FollowedQueries;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** News of a followed question reach the mailbox of somebody who asked for mail, once, also after the mail server was away. */
class QueryNewsTest extends SiteTest {

  private static QueryNews news(int port) {
    return new QueryNews(bean(FollowedQueries.class), OutboxForTests.of(site(), port), "http://localhost");
  }

  @Test
  void isMailedOnceAndNamesTheQuestionButNothingThatWasFound() throws Exception {
    var officer = pages().signIn("county");
    assertThat(officer.submit(officer.get("/my"), "/my/mail", Map.of("mail", "xian.qu@example.cn")).status()).isEqualTo(200);
    var results = officer.get("/search?q=%E5%A4%A7%E8%92%9C&kind=invention");
    var path = officer.submit(results, "/search/queries", Map.of("name", "大蒜的发明", "follow", "yes")).address().getPath();
    var id = Long.parseLong(path.replaceAll("\\D", ""));
    var db = bean(JdbcClient.class);
    db.sql("insert into search_news (query_id, recipient, came, went, moved, at) values (?, 'county', 2, 0, 1, now() + interval '1 second')").params(id).update();
    news(9).carry();
    assertThat(db.sql("select attempts from search_news where query_id = ?").params(id).query(Integer.class).single()).as("the server was away").isZero();
    db.sql("update search_news set at = now() where query_id = ?").params(id).update();
    db.sql("update casework_address set since = since - interval '1 hour' where username = 'county'").update();
    news(9).carry();
    assertThat(db.sql("select attempts from search_news where query_id = ? and mailed is null").params(id).query(Integer.class).single()).isOne();
    db.sql("update search_news set at = at - interval '2 minutes' where query_id = ?").params(id).update();
    var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try {
      news(mail.getSmtp().getPort()).carry();
      news(mail.getSmtp().getPort()).carry();
      var mine = Arrays.stream(mail.getReceivedMessages()).filter(one -> GreenMailTexts.of(one).contains("大蒜的发明")).toList();
      assertThat(mine).hasSize(1);
      assertThat(GreenMailTexts.of(mine.getFirst())).contains("新增 2").contains("因为您关注了检索").contains("/search/queries/" + id).doesNotContain("播种机");
    } finally {
      mail.stop();
      officer.submit(officer.get("/my"), "/my/mail", Map.of("mail", ""));
    }
  }

  private static final class GreenMailTexts {

    static String of(jakarta.mail.internet.MimeMessage message) {
      try {
        return message.getContent().toString();
      } catch (java.io.IOException | jakarta.mail.MessagingException cause) {
        throw new IllegalStateException(cause);
      }
    }
  }
}
