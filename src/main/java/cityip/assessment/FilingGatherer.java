package cityip.assessment;

import cityip.kernel.AsOf;
import cityip.kernel.RightKind;
import cityip.registry.RightProfiles;
import cityip.registry.RightTexts;
import cityip.rulebook.City;
import cityip.rulebook.Rulebook;
import cityip.search.SearchIndex;
import cityip.search.Wanted;
import cityip.shell.Scope;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings together what a screening needs: the filings asked, those of before against which they are set, and names nobody else should take. */
@Component
class FilingGatherer {

  private static final Set<String> KINDS = Set.of("invention", "utility-model", "trademark", "gi");

  private final SearchIndex index;
  private final RightProfiles profiles;
  private final RightTexts texts;
  private final ApplicantBook applicants;
  private final City city;
  private final Rulebook rulebook;
  private final StrongBrands strongBrands;
  private final Clock clock;

  FilingGatherer(SearchIndex index, RightProfiles profiles, RightTexts texts, ApplicantBook applicants, City city, Rulebook rulebook, StrongBrands strongBrands, Clock clock) {
    this.index = index;
    this.profiles = profiles;
    this.texts = texts;
    this.applicants = applicants;
    this.city = city;
    this.rulebook = rulebook;
    this.strongBrands = strongBrands;
    this.clock = clock;
  }

  Signals.Wanted wanted(LocalDate from, LocalDate to, @Nullable String unit) {
    var ids = new LinkedHashSet<Long>();
    index.each(new Wanted.All(List.of(new Wanted.OneOf("kind", KINDS), new Wanted.Between("filedDay", LocalDate.of(1985, 1, 1).toEpochDay(), to.toEpochDay()))), new Scope.WholeCity(),
        hit -> ids.add(Long.valueOf(hit.id())));
    var now = new AsOf(LocalDate.now(clock), clock.instant());
    var told = texts.of(ids, now);
    var filings = new ArrayList<Filing>();
    profiles.of(ids, now).forEach((id, profile) -> {
      var filed = profile.filed();
      var text = told.get(id);
      // older filings of other counties are what the asked ones are set against
      if (filed != null && text != null && profile.number().jurisdiction().equals("CN") && (unit == null || filed.isBefore(from) || unit.equals(profile.unit()))) {
        filings.add(new Filing(profile, profile.title() == null ? "" : profile.title(), text, filed, profile.unit()));
      }
    });
    return new Signals.Wanted(filings, from, applicants.all(), new CityNames(names(filings)));
  }

  private List<CityNames.Name> names(List<Filing> filings) {
    var specialities = filings.stream().filter(one -> one.right().number().kind() == RightKind.GEOGRAPHICAL_INDICATION).toList();
    var events = rulebook.rule("assessment.mark.public-names", LocalDate.now(clock)).value();
    var brands = new ArrayList<CityNames.Name>();
    rulebook.rule("assessment.mark.city-brands", LocalDate.now(clock)).value().valueStream().forEach(one -> brands.add(new CityNames.Name(CityNames.Kind.BRAND, MarkText.of(one.asString()).han(), List.of(), null)));
    var marks = filings.stream().filter(one -> one.right().number().kind() == RightKind.TRADEMARK).collect(java.util.stream.Collectors.toMap(Filing::number, one -> one, (one, _) -> one));
    strongBrands.numbers().stream().map(marks::get).filter(java.util.Objects::nonNull).forEach(mark -> brands.add(new CityNames.Name(CityNames.Kind.BRAND, MarkText.of(mark.title()).core(), mark.parties(), mark)));
    brands.addAll(CityNames.of(specialities, city.units().stream().map(City.Unit::name).flatMap(name -> java.util.stream.Stream.of(name, name.replaceFirst("(新区|区|县|市|技术开发区)$", ""))).distinct().toList(), events.valueStream().map(one -> one.asString()).toList()));
    return brands;
  }
}
