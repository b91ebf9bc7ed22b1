package cityip.registry.intake;

import java.time.LocalDate;
import java.util.Map;

/**
 * A legal event a row tells of.
 *
 * @param kind name of the registry's event kind
 * @param effective the day it took effect
 * @param data what belongs to it, plain values only
 */
record SourceEvent(String kind, LocalDate effective, Map<String, Object> data) {

  SourceEvent {
    data = Map.copyOf(data);
  }
}
