package cityip.navigation;

import java.time.Instant;

/** A reviewer's judgement, each part from 0 to 20; 100 in all. */
public record Review(String reviewer, int science, int relevance, int feasibility, int dataQuality, int usePlan, String opinion, Instant at) {

  public int total() {
    return science + relevance + feasibility + dataQuality + usePlan;
  }
}
