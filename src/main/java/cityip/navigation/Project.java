package cityip.navigation;

import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A navigation project.
 *
 * @param open published for everybody
 * @param unit county-level unit it belongs to, null for one of the city or of a body
 * @param body whose it is, null when an office's
 * @param stamp grows with every change; a form of an earlier one is stale
 */
public record Project(long id, String number, Type type, String title, String question, Stage stage, boolean open, @Nullable String unit, @Nullable Long body,
    String createdBy, Instant created, int stamp) {

  /** The five kinds of navigation (GB/T 39551.2 to .6-2020). */
  public enum Type {
    REGIONAL, INDUSTRIAL, ENTERPRISE, RESEARCH, TALENT;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Type> of(String code) {
      return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }
  }

  /** Where a project stands (domain handbook, 11); the next step is always the one after. */
  public enum Stage {
    PROPOSED, IN_WORK, UNDER_REVIEW, ACCEPTED, PUBLISHED, EVALUATED;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Optional<Stage> next() {
      return ordinal() + 1 < values().length ? Optional.of(values()[ordinal() + 1]) : Optional.empty();
    }

    /** Query, marks and texts may still be changed. */
    public boolean editable() {
      return this == PROPOSED || this == IN_WORK;
    }
  }

  /**
   * One node of the breakdown.
   *
   * @param link where it stands in the chain: one of {@link #LINKS}, or empty for where the node above stands
   */
  public record Node(String key, String name, String line, String link) {
    int level() {
      return (int) key.chars().filter(c -> c == '.').count() + 1;
    }

    boolean isBelow(Node other) {
      return key.startsWith(other.key + ".");
    }
  }

  /** An effect and the line that tells which documents have it. */
  public record Effect(String name, String line) {}

  /** A feature of a product and the line that finds documents which may claim it. */
  public record Feature(String name, String line) {}

  /** The parts of an industrial chain. */
  public static final List<String> LINKS = List.of("upstream", "midstream", "downstream");

  /** Whether somebody may read it. */
  public boolean visibleTo(Viewer viewer) {
    return open || switch (viewer.scope()) {
      case Scope.WholeCity _ -> true;
      case Scope.OneUnit one -> one.unit().equals(unit);
      case Scope.OneBody one -> body != null && body == one.bodyId();
      case Scope.PublicOnly _ -> false;
    };
  }

  /** Whether somebody may change it: those it belongs to. */
  public boolean mayBeChangedBy(Viewer viewer) {
    return viewer.signedIn() && switch (viewer.scope()) {
      case Scope.WholeCity _ -> body == null;
      case Scope.OneUnit one -> one.unit().equals(unit);
      case Scope.OneBody one -> body != null && body == one.bodyId();
      case Scope.PublicOnly _ -> false;
    };
  }

  /** The parts a report has besides its figures (domain handbook, 11). */
  public static final List<String> SECTIONS = List.of("background", "industry", "direction", "position", "path", "conclusion");
}
