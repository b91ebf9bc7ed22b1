package cityip.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import cityip.shell.Role;
import cityip.shell.Viewer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody follows reaches their mailbox, also after the mail server was away. */
class OutboxTest extends SiteTest {

  private static final Viewer FOLLOWER = new Viewer(6L, "admin", "管理", Role.ADMINISTRATOR, null, null);

  @Test
  void aFollowerIsMailedOnceAndAServerThatWasAwayLosesNothing() throws Exception {
    org.springframework.context.i18n.LocaleContextHolder.setLocale(java.util.Locale.SIMPLIFIED_CHINESE);
    var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    var dead = OutboxForTests.of(site(), 9);
    assertThat(dead.write(FOLLOWER, "not an address")).isFalse();
    assertThat(dead.write(FOLLOWER, "guan.li@example.cn")).isTrue();
    var number = ManyHandsTest.open(bean(Casework.class));
    bean(CaseFiles.class).follow(number, true, FOLLOWER);
    DisputeTest.must(number, "check", new Viewer(1L, "city", "城", Role.CITY_OFFICER, null, null),
        Map.of("visited", java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString(), "findings", "保密的现场情况"));
    inTransaction(dead);
    assertThat(bean(JdbcClient.class).sql("select count(*) from casework_message where recipient = 'admin' and attempts = 1 and mailed is null").query(Long.class).single()).isPositive();
    bean(JdbcClient.class).sql("update casework_message set at = at - interval '2 minutes' where recipient = 'admin'").update();
    bean(JdbcClient.class).sql("update casework_address set since = since - interval '1 hour'").update();
    mail.start();
    try {
      var alive = OutboxForTests.of(site(), mail.getSmtp().getPort());
      inTransaction(alive);
      inTransaction(alive);
      var received = mail.getReceivedMessages();
      assertThat(received).hasSize(1);
      assertThat(received[0].getSubject()).contains(number);
      assertThat(received[0].getContent().toString()).contains("因为您关注了它").contains("/cases/" + number).doesNotContain("保密的现场情况");
    } finally {
      mail.stop();
      dead.write(FOLLOWER, "");
    }
  }

  private static void inTransaction(Outbox outbox) {
    new TransactionTemplate(bean(PlatformTransactionManager.class)).executeWithoutResult(status -> outbox.sendSome());
  }
}
