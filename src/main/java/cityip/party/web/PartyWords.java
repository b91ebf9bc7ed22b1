package cityip.party.web;

import cityip.party.Decision;
import cityip.party.MatchResult;
import cityip.party.PartyKind;
import cityip.party.PartyName;
import cityip.rulebook.City;
import cityip.shell.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** How this module's facts are said on a page. */
final class PartyWords {

  private static final ZoneId CITY_TIME = ZoneId.of("Asia/Shanghai");

  private PartyWords() {}

  static String kind(PartyKind kind) {
    return Words.t("party.kind." + kind.name());
  }

  static String unit(City city, @Nullable String code) {
    return code == null ? "—" : city.unit(code).map(unit -> Words.english() ? unit.nameEn() : unit.name()).orElse(code);
  }

  static String or(@Nullable String text) {
    return text == null || text.isBlank() ? "—" : text;
  }

  static LocalDate day(Instant moment) {
    return moment.atZone(CITY_TIME).toLocalDate();
  }

  static String validity(PartyName name) {
    LocalDate from = name.validFrom();
    LocalDate until = name.validUntil();
    if (until == null) {
      return from == null ? Words.t("party.name.validity.unknown") : Words.t("party.name.validity.from", Words.day(from));
    }
    String last = Words.day(until.minusDays(1));
    return from == null ? Words.t("party.name.validity.until", last) : Words.t("party.name.validity.range", Words.day(from), last);
  }

  static String what(Decision decision) {
    return Words.t("party.decision." + decision.kind().name(), decision.leftName(), decision.rightName());
  }

  static @Nullable String reversal(Decision decision) {
    return decision.isReversed() ? Words.t("party.decision.reversed", Words.moment(decision.reversedAt()), or(decision.reversedBy()),
        or(decision.reversalReason())) : null;
  }

  /** The message for a refusal, or null when it was done. */
  static @Nullable String problem(MatchResult result) {
    return switch (result) {
      case MatchResult.Decided done -> null;
      case MatchResult.ReasonMissing missing -> Words.t("party.refused.reason");
      case MatchResult.AlreadyOne one -> Words.t("party.refused.already-one");
      case MatchResult.StandsAlone alone -> Words.t("party.refused.stands-alone");
      case MatchResult.AlreadyReversed reversed -> Words.t("party.refused.already-reversed");
      case MatchResult.Unknown unknown -> Words.t("party.refused.unknown");
    };
  }
}
