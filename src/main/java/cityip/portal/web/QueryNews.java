package cityip.portal.web;

import cityip.casework.Outbox;
import cityip.search.FollowedQueries;
import cityip.search.FollowedQueries.News;
import cityip.shell.Words;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Carries the news of followed questions to the mail of those who asked for mail; a letter names the question and counts, never what was found. */
@Component
class QueryNews {

  private static final int AT_ONCE = 20;

  private final FollowedQueries followed;
  private final Outbox outbox;
  private final String site;

  QueryNews(FollowedQueries followed, Outbox outbox, @Value("${cityip.site:http://localhost:8080}") String site) {
    this.followed = followed;
    this.outbox = outbox;
    this.site = site;
  }

  @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
  void carry() {
    if (outbox.open()) {
      followed.carry(AT_ONCE, news -> outbox.letter(news.recipient(), news.at(), locale -> Words.in(locale, "portal.query.subject", news.name()),
          locale -> Words.in(locale, "casework.mail.body", said(locale, news), Words.in(locale, "portal.query.why", news.name()), site + "/search/queries/" + news.queryId())));
    }
  }

  static String said(Locale locale, News news) {
    return Words.in(locale, "portal.query.told", news.name(), news.came(), news.went(), news.moved());
  }
}
