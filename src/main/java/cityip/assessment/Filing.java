package cityip.assessment;

import cityip.registry.RightProfiles.Profile;
import cityip.registry.RightTexts.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A filing as the screening sees it: its facts and its words. */
record Filing(Profile right, String title, Texts texts, LocalDate filed, @Nullable String unit) {

  String number() {
    return right.number().canonical();
  }

  /** What is compared: title, abstract and claims. */
  String words() {
    return title + "\n" + texts.summary() + "\n" + texts.claims();
  }

  /** Who is named first. */
  Optional<Owner> owner() {
    return right.owners().stream().findFirst().map(owner -> new Owner(owner.party(), owner.name()));
  }

  record Owner(long party, String name) {}

  /** The party named first, or a number nobody has. */
  long party() {
    return owner().map(Owner::party).orElse(-1L - right.id());
  }

  List<Long> parties() {
    return right.owners().stream().map(owner -> owner.party()).toList();
  }
}
