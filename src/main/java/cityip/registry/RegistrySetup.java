package cityip.registry;

import cityip.party.NamedParty;
import cityip.party.Parties;
import cityip.party.PartyKind;
import cityip.rulebook.City;
import cityip.rulebook.Rulebook;
import cityip.rulebook.WorkingDays;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Joins the registry to those it asks: who somebody is, where an address lies, how long a right lasts. */
@Configuration(proxyBeanMethods = false)
class RegistrySetup {

  @Bean
  HolderDirectory holderDirectory(Parties parties) {
    return named -> ids(parties, named);
  }

  private static Map<HolderDirectory.Named, Long> ids(Parties parties, Collection<HolderDirectory.Named> named) {
    var asked = new HashMap<HolderDirectory.Named, NamedParty>();
    named.forEach(one -> asked.put(one, new NamedParty(one.name(), one.code(), PartyKind.suggestedBy(one.name()))));
    var found = parties.resolve(asked.values());
    var ids = new HashMap<HolderDirectory.Named, Long>();
    asked.forEach((one, party) -> ids.put(one, found.get(party)));
    return ids;
  }

  @Bean
  Places places(City city) {
    return address -> city.locate(address).map(City.Located::unit).orElse(null);
  }

  @Bean
  DatedRules datedRules(Rulebook rulebook) {
    return DatedRules.of(rulebook.all());
  }

  @Bean
  Terms terms(DatedRules rules) {
    return new StatutoryTerms(rules);
  }

  @Bean
  Registry registry(DataSource dataSource, Terms terms, DatedRules rules, WorkingDays workingDays, Parties parties) {
    return new Registry(JdbcClient.create(dataSource), terms, new Payments(rules, terms, workingDays::onOrAfter), parties::sameAs);
  }

  @Bean
  SeiBranches seiBranches() {
    return SeiBranches.read("/rules/sei-ipc-2021.tsv");
  }

  @Bean
  RightsLoader rightsLoader(DataSource dataSource, HolderDirectory directory, Places places, Terms terms, SeiBranches branches, Clock clock) {
    return new RightsLoader(dataSource, directory, places, terms, branches, clock);
  }
}
