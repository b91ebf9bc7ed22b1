package cityip.casework;

import cityip.casework.CaseFile.Done;
import cityip.shell.Viewer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes out of a case file what the reader's desks must not learn, once, before any page, export or interface sees it. Parties
 * learn what they stated themselves and what was made public; some acts are heard only by the desks their row names.
 */
final class Redaction {

  private Redaction() {}

  static CaseFile forReader(CaseFile file, Procedure procedure, Set<Desk> desks, Viewer viewer) {
    var official = desks.stream().anyMatch(desk -> !desk.isParty()) || desks.isEmpty();
    var reads = official || procedure.openFile();
    var names = allowed(file, procedure, desks, reads);
    var acts = file.acts().stream().map(done -> told(done, procedure, desks, reads)).toList();
    var facts = file.facts().entrySet().stream().filter(fact -> names.contains(fact.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    if (official) {
      return new CaseFile(file.summary(), facts, file.sealed(), file.parties(), acts, file.clocks(), file.papers(), file.evidence(), file.seen(), file.notes(), file.handovers(),
          file.sameDispute(), file.joined(), file.leader());
    }
    var evidence = procedure.confidential() || procedure.openFile() ? file.evidence() : file.evidence().stream().filter(one -> one.addedBy().equals(viewer.displayName())).toList();
    return new CaseFile(file.summary(), facts, Map.of(), file.parties(), acts, file.clocks(), file.papers().stream().filter(paper -> procedure.sends(paper.template())).toList(),
        evidence, List.of(), List.of(), List.of(), file.sameDispute(), List.of(), file.leader());
  }

  private static Set<String> allowed(CaseFile file, Procedure procedure, Set<Desk> desks, boolean official) {
    var names = new HashSet<String>();
    procedure.opening().fields().forEach(field -> names.add(field.name()));
    procedure.acts().stream().filter(act -> hears(act, desks) && (official || act.publishes())).forEach(act -> act.fields().forEach(field -> names.add(field.name())));
    if (official) {
      names.addAll(List.of("origin", "told-by"));
    }
    return names;
  }

  private static Done told(Done done, Procedure procedure, Set<Desk> desks, boolean official) {
    var heard = procedure.actNamed(done.act()).map(act -> hears(act, desks) && (official || act.publishes())).orElse(done.act().equals("open"));
    return heard ? done : new Done(done.id(), done.seq(), done.act(), done.from(), done.to(), done.actor(), done.actorName(), done.desk(), done.at(), Map.of());
  }

  private static boolean hears(Procedure.Act act, Set<Desk> desks) {
    return act.heard().isEmpty() || act.heard().stream().anyMatch(desks::contains);
  }
}
