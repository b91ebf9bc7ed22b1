package cityip.finance;

import java.util.Set;

/** Which registrations secure what a bank lent, so that the bank sees them in the watch and no others. */
public interface LenderBook {

  Set<String> securedFor(long bank);
}
