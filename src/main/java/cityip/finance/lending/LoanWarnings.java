package cityip.finance.lending;

import cityip.casework.ActDone;
import cityip.casework.Casework;
import cityip.casework.PartyNotices;
import cityip.casework.Procedures;
import cityip.finance.Alarm;
import cityip.finance.AlarmFollower;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Carries alarms to the loan they endanger, as an act of its case that both sides read, and tells each side what the other did. */
@Component
class LoanWarnings implements AlarmFollower {

  private final Loans loans;
  private final ObjectProvider<Casework> casework;
  private final ObjectProvider<Procedures> procedures;
  private final PartyNotices notices;

  LoanWarnings(Loans loans, ObjectProvider<Casework> casework, ObjectProvider<Procedures> procedures, PartyNotices notices) {
    this.loans = loans;
    this.casework = casework;
    this.procedures = procedures;
    this.notices = notices;
  }

  @Override
  public void raised(Alarm alarm) {
    loans.registeredAs(alarm.collateral().contract()).ifPresent(loan -> casework.getObject().report(loan.number(), "warn",
        Map.of("alarm", alarm.collateral().number().canonical() + "：" + alarm.says(Locale.SIMPLIFIED_CHINESE), "alarm-act", alarm.act(Locale.SIMPLIFIED_CHINESE), "alarm-day", alarm.day().toString()),
        "alarm-" + loan.number() + "-" + alarm.key()));
  }

  /** The engine tells the owner and the opener; a body's other people are told here. */
  @EventListener
  public void acted(ActDone done) {
    procedures.getObject().find(done.procedure()).filter(procedure -> procedure.words().startsWith("finance.")).ifPresent(procedure -> notices.acted(done, procedure.words()));
  }
}
