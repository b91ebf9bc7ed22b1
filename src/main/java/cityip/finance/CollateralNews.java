package cityip.finance;

import cityip.kernel.AsOf;
import cityip.registry.RightPledges.Pledged;
import java.util.List;

/** Whatever is known about pledged rights beside their own histories: disputes, reports, the owner's other debts, the age of a value. */
public interface CollateralNews {

  List<Alarm> alarms(List<Pledged> book, AsOf at);
}
