package cityip.casework;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures over the facts of many cases, for comparing one with its like; no case is named. */
@Component
public final class FactFigures {

  private final JdbcClient db;

  FactFigures(JdbcClient db) {
    this.db = db;
  }

  /** Count and spread of one amount. */
  public record Figure(long count, BigDecimal least, BigDecimal most, BigDecimal median) {}

  /** What the cases of one county came to. */
  public record UnitFigure(String unit, long cases, long did, long ended, BigDecimal sum) {}

  /** By county: cases in which a fact has a value, those in which an act was done, those that ended with an outcome, and the sum of an amount. */
  public List<UnitFigure> byUnit(String procedure, String fact, String value, String act, String outcome, String amount) {
    return db.sql("""
        select unit, count(*), count(*) filter (where exists (select 1 from casework_act a where a.case_id = c.id and a.act = :act)),
               count(*) filter (where outcome = :outcome), coalesce(sum((facts ->> :amount)::numeric), 0)
          from casework_case c where procedure = :procedure and facts ->> :fact = :value group by unit""")
        .param("act", act).param("outcome", outcome).param("amount", amount).param("procedure", procedure).param("fact", fact).param("value", value)
        .query((row, n) -> new UnitFigure(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getBigDecimal(5))).list();
  }

  /** The spread of an amount over cases of a procedure in which another fact has the given value; empty when there are none. */
  public Optional<Figure> of(String procedure, String fact, String value, String amount, long butCase) {
    return db.sql("""
        select count(*), min(v), max(v), percentile_disc(0.5) within group (order by v) from (
          select (facts ->> :amount)::numeric as v from casework_case
           where procedure = :procedure and facts ->> :fact = :value and facts ->> :amount is not null and id <> :but) amounts""")
        .param("amount", amount).param("procedure", procedure).param("fact", fact).param("value", value).param("but", butCase)
        .query((row, n) -> row.getLong(1) == 0 ? Optional.<Figure>empty()
            : Optional.of(new Figure(row.getLong(1), row.getBigDecimal(2), row.getBigDecimal(3), row.getBigDecimal(4)))).single();
  }
}
