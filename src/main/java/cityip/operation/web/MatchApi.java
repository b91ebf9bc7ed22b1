package cityip.operation.web;

import cityip.kernel.Money;
import cityip.operation.Match;
import cityip.operation.Matches;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Matching for programs: a need or the caller's own firm finds rights, a right finds firms, each with the parts of its score. */
@RestController
class MatchApi {

  private final Matches matches;
  private final Clock clock;

  MatchApi(Matches matches, Clock clock) {
    this.matches = matches;
    this.clock = clock;
  }

  /**
   * @param firm true for the profile of the caller's own body
   * @param unit county of the need; {@code budget} in yuan; {@code maturity} asked for at least: factors of the score
   */
  record Asked(@Nullable String need, @Nullable Boolean firm, @Nullable String right, @Nullable Integer size, @Nullable String unit, @Nullable BigDecimal budget, @Nullable Integer maturity) {
    Matches.Wishes wishes() {
      var most = budget;
      return new Matches.Wishes(unit, most == null || most.signum() <= 0 ? null : new Money(most), maturity == null || maturity < 1 || maturity > 9 ? null : maturity);
    }
  }

  @PostMapping("/api/v1/match")
  Map<String, Object> match(Viewer viewer, @RequestBody Asked asked) {
    var size = asked.size();
    int least = Math.clamp(size == null ? 20 : size, 1, 200);
    var right = asked.right();
    if (right != null && !right.isBlank()) {
      return Map.of("items", matches.forRight(right, viewer.scope(), least).stream().map(firm -> Map.of("firm", firm.name(), "closeness", firm.closeness(), "near", firm.near(),
          "nearest", firm.nearest().shown("number"))).toList());
    }
    var body = viewer.bodyId();
    var own = Boolean.TRUE.equals(asked.firm()) && body != null ? matches.profile(body) : asked.need();
    if (own == null || own.isBlank() || own.length() > 10_000) {
      throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, Words.t("operation.match.needed"));
    }
    var found = matches.forNeed(own, body, asked.wishes(), Matches.Only.ALL, clock.instant(), least);
    return Map.of("fields", found.fields(), "items", found.matches().stream().map(MatchApi::told).toList());
  }

  private static Map<String, Object> told(Match match) {
    var told = new LinkedHashMap<String, Object>();
    told.put("number", match.right().shown("number"));
    told.put("title", match.right().shown("title"));
    told.put("owner", match.right().shown("owner"));
    told.put("total", match.total());
    told.put("parts", match.parts().stream().map(part -> Map.of("signal", part.signal().code(), "value", part.value(), "weight", part.weight(), "points", part.points())).toList());
    return told;
  }
}
