package cityip.finance;

/** Hears of an alarm when it first stands, after it was written down. */
public interface AlarmFollower {

  void raised(Alarm alarm);
}
