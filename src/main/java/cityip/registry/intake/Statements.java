package cityip.registry.intake;

import cityip.kernel.CreditCode;
import cityip.registry.EventKind;
import cityip.registry.Fact;
import cityip.registry.Holder;
import cityip.registry.Statement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns checked rows into the registry's statements: the one place where the words of files meet the words of the registry. */
final class Statements {

  private static final Map<String, Fact> DATA = Map.ofEntries(
      Map.entry("publicationNumber", Fact.PUBLICATION_NUMBER), Map.entry("familyNumber", Fact.FAMILY_NUMBER),
      Map.entry("contract", Fact.CONTRACT), Map.entry("amount", Fact.AMOUNT), Map.entry("pledgor", Fact.PLEDGOR),
      Map.entry("creditor", Fact.CREDITOR), Map.entry("licensee", Fact.LICENSEE), Map.entry("licenceType", Fact.LICENCE_TYPE),
      Map.entry("award", Fact.AWARD), Map.entry("until", Fact.UNTIL), Map.entry("remark", Fact.REMARK),
      Map.entry("announcedOnly", Fact.ANNOUNCED_ONLY), Map.entry("owners", Fact.OWNERS));

  private final LocalDate dataDay;
  private Map<Fact, String> columns = Map.of();

  Statements(LocalDate dataDay) {
    this.dataDay = dataDay;
  }

  /** Empty when the row says nothing but which right it is about. */
  Optional<Statement> of(SourceRow row) {
    Statement.Builder statement = Statement.about(Objects.requireNonNull(row.number())).line(row.line());
    boolean said = events(row, statement);
    said |= texts(row, statement);
    said |= lists(row, statement);
    said |= days(row, statement);
    said |= people(row, statement);
    if (!said) {
      return Optional.empty();
    }
    return Optional.of(statement.columns(columns(row)).build());
  }

  private boolean events(SourceRow row, Statement.Builder statement) {
    for (SourceEvent event : row.events()) {
      Map<Fact, Object> facts = new EnumMap<>(Fact.class);
      event.data().forEach((key, value) -> facts.put(Objects.requireNonNull(DATA.get(key), key), value(key, value)));
      if (partly(event)) {
        facts.putAll(classesLeft(row));
      }
      statement.event(EventKind.valueOf(event.kind()), event.effective(), facts);
    }
    return !row.events().isEmpty();
  }

  private static boolean partly(SourceEvent event) {
    return event.kind().equals("PARTLY_CANCELLED");
  }

  /** Classes said together with a partial cancellation are those left from its day on. */
  private static Map<Fact, Object> classesLeft(SourceRow row) {
    Said said = row.facts().get(Field.CLASSES);
    return said == null ? Map.of() : Map.of(Fact.CLASSES, List.copyOf(new LinkedHashSet<>(Names.cut(said.value(), ";"))));
  }

  private static Object value(String key, Object value) {
    if (!"owners".equals(key)) {
      return value instanceof Number && !(value instanceof BigDecimal) ? new BigDecimal(value.toString()) : value;
    }
    List<Holder> holders = new ArrayList<>();
    for (Object party : (List<?>) value) {
      holders.add(holder((SourceParty) party, ""));
    }
    return holders;
  }

  private static boolean texts(SourceRow row, Statement.Builder statement) {
    boolean said = put(row, statement, Field.TITLE, Fact.TITLE);
    said |= put(row, statement, Field.ABSTRACT, Fact.ABSTRACT);
    said |= put(row, statement, Field.CLAIMS, Fact.CLAIMS);
    said |= put(row, statement, Field.MAIN_CLASS, Fact.MAIN_CLASS) || put(row, statement, Field.LOCARNO, Fact.MAIN_CLASS);
    said |= put(row, statement, Field.WORK_KIND, Fact.CATEGORY) || put(row, statement, Field.MARK_TYPE, Fact.CATEGORY)
        || put(row, statement, Field.SPECIES, Fact.CATEGORY);
    said |= put(row, statement, Field.AREA, Fact.SCOPE);
    said |= put(row, statement, Field.REMARK, Fact.REMARK);
    if (!Objects.requireNonNull(row.number()).isChinese()) {
      put(row, statement, Field.NUMBER, Fact.APPLICATION_NUMBER);
    }
    boolean published = row.events().stream().anyMatch(event -> event.data().containsKey("publicationNumber"));
    return said | (!published && put(row, statement, Field.PUBLICATION_NUMBER, Fact.PUBLICATION_NUMBER));
  }

  private static boolean put(SourceRow row, Statement.Builder statement, Field field, Fact fact) {
    Said said = row.facts().get(field);
    if (said == null) {
      return false;
    }
    statement.put(fact, said.value());
    return true;
  }

  private static boolean lists(SourceRow row, Statement.Builder statement) {
    boolean said = row.events().stream().noneMatch(Statements::partly) && list(row, statement, Field.CLASSES, Fact.CLASSES, ";");
    said |= list(row, statement, Field.PRIORITY, Fact.PRIORITY, ";；\n");
    said |= list(row, statement, Field.CITES, Fact.CITES, ";");
    said |= list(row, statement, Field.GOODS, Fact.GOODS, ";；\n");
    return said;
  }

  private static boolean list(SourceRow row, Statement.Builder statement, Field field, Fact fact, String separators) {
    Said said = row.facts().get(field);
    if (said == null) {
      return false;
    }
    statement.put(fact, List.copyOf(new LinkedHashSet<>(Names.cut(said.value(), separators))));
    return true;
  }

  private static boolean days(SourceRow row, Statement.Builder statement) {
    boolean said = day(row, statement, Field.COMPLETED, Fact.CREATED_ON) || day(row, statement, Field.CREATED, Fact.CREATED_ON);
    said |= day(row, statement, Field.RELEASED, Fact.FIRST_PUBLISHED_ON);
    said |= day(row, statement, Field.EXPLOITED, Fact.FIRST_USED_ON);
    return said;
  }

  private static boolean day(SourceRow row, Statement.Builder statement, Field field, Fact fact) {
    Said said = row.facts().get(field);
    if (said == null) {
      return false;
    }
    statement.put(fact, LocalDate.parse(said.value()));
    return true;
  }

  private boolean people(SourceRow row, Statement.Builder statement) {
    String county = row.facts().containsKey(Field.COUNTY) ? Objects.requireNonNull(row.facts().get(Field.COUNTY)).value() : "";
    List<Holder> applicants = holders(row, SourceParty.Role.APPLICANT, county);
    List<Holder> owners = holders(row, SourceParty.Role.OWNER, county);
    List<Holder> now = owners.isEmpty() ? applicants : owners;
    if (!applicants.isEmpty() && !owners.isEmpty() && !names(applicants).equals(names(owners))) {
      applicants.forEach(statement::holder); // beside an owner of today, the applicant is who filed
    }
    if (!now.isEmpty()) {
      statement.event(EventKind.HELD, statedOn(row), owners.isEmpty() ? Map.of(Fact.OWNERS, now, Fact.CAPACITY, "applicant") : Map.of(Fact.OWNERS, now));
    }
    boolean said = !now.isEmpty();
    said |= names(row, statement, SourceParty.Role.INVENTOR, Fact.INVENTORS);
    said |= names(row, statement, SourceParty.Role.AGENT, Fact.AGENTS);
    for (SourceParty party : row.parties()) {
      if (party.role() == SourceParty.Role.AGENCY) {
        statement.put(Fact.AGENCY, party.name()).put(Fact.AGENCY_CODE, party.code());
        return true;
      }
    }
    return said;
  }

  /** Whom a source names holds on the day it speaks of: a document's is its publication, a table's that of the data; never the day of filing. */
  private LocalDate statedOn(SourceRow row) {
    LocalDate published = row.events().stream().filter(event -> row.raw().isEmpty() && (event.kind().equals("PUBLISHED") || event.kind().equals("GRANTED")))
        .map(SourceEvent::effective).max(LocalDate::compareTo).orElse(dataDay);
    return published.isAfter(dataDay) ? dataDay : published;
  }

  private static List<Holder> holders(SourceRow row, SourceParty.Role role, String county) {
    List<Holder> holders = new ArrayList<>(2);
    for (SourceParty party : row.parties()) {
      if (party.role() == role && party.name().length() <= 300) {
        holders.add(holder(party, holders.isEmpty() ? county : ""));
      }
    }
    return holders;
  }

  /** The county a source names in a column of its own goes in front of an address that does not say it. */
  private static Holder holder(SourceParty party, String county) {
    String address = county.isEmpty() || party.address().contains(county) ? party.address() : county + party.address();
    @Nullable CreditCode code = party.code() == null ? null : CreditCode.parse(party.code()) instanceof cityip.kernel.Reading.Read<CreditCode> read
        ? read.value() : null;
    return new Holder(party.name(), code, address.isBlank() ? null : address, null);
  }

  private static Set<String> names(List<Holder> holders) {
    Set<String> names = new LinkedHashSet<>();
    holders.forEach(holder -> names.add(holder.name().replace('（', '(').replace('）', ')').replace(" ", "")));
    return names;
  }

  private static boolean names(SourceRow row, Statement.Builder statement, SourceParty.Role role, Fact fact) {
    List<String> names = row.parties().stream().filter(party -> party.role() == role).map(SourceParty::name).distinct().toList();
    statement.put(fact, names.isEmpty() ? null : names);
    return !names.isEmpty();
  }

  /** Rows of a table name the same columns, some of them empty in a row: they share one map, which grows until all were seen. */
  private Map<Fact, String> columns(SourceRow row) {
    Map<Fact, String> wider = null;
    for (Map.Entry<Field, Said> entry : row.facts().entrySet()) {
      Fact fact = fact(entry.getKey());
      if (fact == null || entry.getValue().column().equals(columns.get(fact))) {
        continue;
      }
      wider = wider == null ? new EnumMap<>(Fact.class) : wider;
      wider.put(fact, entry.getValue().column());
    }
    if (wider != null) {
      columns.forEach(wider::putIfAbsent);
      columns = Map.copyOf(wider);
    }
    return columns;
  }

  private static @Nullable Fact fact(Field field) {
    return switch (field) {
      case TITLE -> Fact.TITLE;
      case ABSTRACT -> Fact.ABSTRACT;
      case CLAIMS -> Fact.CLAIMS;
      case MAIN_CLASS, LOCARNO -> Fact.MAIN_CLASS;
      case CLASSES -> Fact.CLASSES;
      case PRIORITY -> Fact.PRIORITY;
      case CITES -> Fact.CITES;
      case APPLICANTS, OWNERS -> Fact.OWNERS;
      case INVENTORS, AUTHORS, BREEDERS -> Fact.INVENTORS;
      case AGENCY -> Fact.AGENCY;
      case AGENTS -> Fact.AGENTS;
      case GOODS -> Fact.GOODS;
      case WORK_KIND, MARK_TYPE, SPECIES -> Fact.CATEGORY;
      case PUBLICATION_NUMBER, GRANT_NUMBER -> Fact.PUBLICATION_NUMBER;
      case COMPLETED, CREATED -> Fact.CREATED_ON;
      case RELEASED -> Fact.FIRST_PUBLISHED_ON;
      case EXPLOITED -> Fact.FIRST_USED_ON;
      case VALID_UNTIL -> Fact.UNTIL;
      case REMARK -> Fact.REMARK;
      default -> null;
    };
  }
}
