package cityip.assessment;

import cityip.registry.RightProfiles.Profile;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A filing as the screening sees it: its facts and its words. */
record Filing(Profile right, String title, String words, LocalDate filed, @Nullable String unit) {

  String number() {
    return right.number().canonical();
  }

  /** Who is named first. */
  Optional<Owner> owner() {
    return right.owners().stream().findFirst().map(owner -> new Owner(owner.party(), owner.name()));
  }

  record Owner(long party, String name) {}

  List<Long> parties() {
    return right.owners().stream().map(owner -> owner.party()).toList();
  }
}
