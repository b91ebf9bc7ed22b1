package cityip.registry.intake;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a column (or an element) can say. The names in {@code columns.yaml} and in remembered profiles are {@link #code()}. */
enum Field {
  SEQUENCE, NUMBER, PATENT_NUMBER, PUBLICATION_NUMBER, GRANT_NUMBER, KIND, TITLE, ABSTRACT, CLAIMS,
  MAIN_CLASS, CLASSES, LOCARNO, APPLICANTS, ADDRESS, POSTCODE, COUNTY, CREDIT_CODE, OWNERS, INVENTORS, AGENCY, AGENTS,
  FILED, PUBLISHED, GRANTED, STATUS, STATUS_DAY, PRIORITY, CITES, FAMILY, FAMILY_COUNTRIES, LEGAL_EVENTS, AWARD, INDUSTRY,
  NICE_CLASSES, GOODS, SIMILAR_GROUPS, MARK_TYPE, FIRST_PUBLISHED, REGISTERED, VALID_UNTIL,
  WORK_KIND, AUTHORS, COMPLETED, RELEASED, VERSION, SPECIES, BREEDERS, AREA, CREATED, EXPLOITED,
  DEAL_NUMBER, FROM_PARTY, TO_PARTY, AMOUNT, DAY, END_DAY, RELEASED_DAY, LICENCE_TYPE, REMARK,
  MEASURE, REGION, YEAR, VALUE, UNIT, SOURCE, POPULATION;

  private static final Map<String, Field> BY_CODE =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Field::code, Function.identity()));

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Field> ofCode(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }
}
