package cityip.casework;

import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;

/** The outbox of a site with a mail server of the test's choice: the shared site has none. */
public final class OutboxForTests {

  private OutboxForTests() {}

  public static Outbox of(ApplicationContext site, int port) {
    var sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(port);
    var beans = new StaticListableBeanFactory(Map.of("sender", sender));
    return new Outbox(site.getBean(JdbcClient.class), beans.getBeanProvider(JavaMailSender.class), site.getBean(PlatformTransactionManager.class), site.getBean(Clock.class), "cityip@example.cn",
        "http://localhost");
  }
}
