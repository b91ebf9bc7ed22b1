package cityip.registry.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of what a batch remembers: profiles, notes, arguments of messages. */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** The stored form of a column. */
  record StoredColumn(int index, String header, String field, String how, String unit) {}

  /** The stored form of a profile. */
  record StoredProfile(String table, String sheet, int headerLine, List<StoredColumn> columns, boolean sure) {}

  static String of(Object value) {
    // PostgreSQL keeps no NUL in jsonb
    return MAPPER.writeValueAsString(value).replace("\\u0000", "");
  }

  static String profiles(List<ColumnProfile> profiles) {
    return of(profiles.stream().map(Json::stored).toList());
  }

  static String profile(ColumnProfile profile) {
    return of(stored(profile));
  }

  private static StoredProfile stored(ColumnProfile profile) {
    List<StoredColumn> columns = new ArrayList<>();
    for (ColumnProfile.Column column : profile.columns()) {
      Field field = column.field();
      columns.add(new StoredColumn(column.index(), column.header(), field == null ? "" : field.code(), column.how().name(), column.unit()));
    }
    return new StoredProfile(profile.table().code(), profile.sheet(), profile.headerLine(), columns, profile.sure());
  }

  static List<ColumnProfile> readProfiles(String json) {
    return MAPPER.readValue(json, new TypeReference<List<StoredProfile>>() {}).stream().map(Json::read).toList();
  }

  static ColumnProfile readProfile(String json) {
    return read(MAPPER.readValue(json, StoredProfile.class));
  }

  private static ColumnProfile read(StoredProfile stored) {
    List<ColumnProfile.Column> columns = stored.columns().stream().map(column -> new ColumnProfile.Column(column.index(), column.header(),
        Field.ofCode(column.field()).orElse(null), ColumnProfile.How.valueOf(column.how()), column.unit())).toList();
    return new ColumnProfile(TableKind.ofCode(stored.table()).orElse(TableKind.PATENTS), stored.sheet(), stored.headerLine(), columns, stored.sure());
  }

  static List<String> texts(String json) {
    return MAPPER.readValue(json, new TypeReference<List<String>>() {});
  }

  static Map<String, Long> counts(String json) {
    return MAPPER.readValue(json, new TypeReference<LinkedHashMap<String, Long>>() {});
  }
}
