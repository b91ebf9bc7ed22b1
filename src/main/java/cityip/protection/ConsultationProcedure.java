package cityip.protection;

import static cityip.casework.Desk.LEADER;
import static cityip.casework.Desk.OFFICER;
import static cityip.casework.Desk.POLICE;
import static cityip.casework.Desk.PROSECUTOR;
import static cityip.casework.Field.choice;
import static cityip.casework.Field.day;
import static cityip.casework.Field.dayOfCase;
import static cityip.casework.Field.line;
import static cityip.casework.Field.text;
import static cityip.casework.Field.unit;
import static cityip.casework.Procedure.act;

import cityip.casework.Procedure;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** R11, consultation among departments: positions before the meeting, minutes that become a task with a clock, escalation to the leading group. */
@Configuration(proxyBeanMethods = false)
class ConsultationProcedure {

  @Bean
  Procedure consultation() {
    return Procedure.named("consultation", 1, "protection.consultation", "CN").basis("规划二(二)3；本市知识产权保护会商制度（期限由本市设定）")
        .clock("call", "protection.consultation.call").clock("meet", "protection.consultation.meet").clock("minutes", "protection.consultation.minutes").clock("task", "protection.consultation.task")
        .clock("escalate", "protection.consultation.escalate")
        .state("proposed", LEADER, "call").state("called", OFFICER, "meet").state("held", OFFICER, "minutes").state("tasks", OFFICER, "task").state("escalated", LEADER, "escalate")
        .closed("declined", LEADER, "declined").closed("done", OFFICER, "done").closed("decided-above", LEADER, "decided-above")
        .materials("topic-paper", "case-summary")
        .opens("proposed", Set.of(OFFICER, POLICE, PROSECUTOR), false, "subject", List.of(), line("subject").required(), unit("unit"), line("case-number"), text("question").required(), line("departments").required())
        .act(act("call").from("proposed").to("called").by(LEADER).asks(day("meeting-day").required(), line("place").required(), line("departments")).stops("call").sends("invitation").feeds("2.2.3"))
        .act(act("decline").from("proposed").to("declined").by(LEADER).asks(text("reason").required()))
        .act(act("state-position").from("called").by(OFFICER, POLICE, PROSECUTOR).asks(line("department").required(), text("position").required()))
        .act(act("hold").from("called").to("held").by(OFFICER).asks(dayOfCase("held-on").required(), text("present").required()).stops("meet"))
        .act(act("minutes").from("held").to("tasks").by(OFFICER).asks(text("minutes").required(), text("tasks").required(), line("responsible").required(), day("task-until").required()).stops("minutes").sends("minutes"))
        .act(act("report-task").from("tasks").by(OFFICER, POLICE, PROSECUTOR).asks(text("progress").required()).stops("task").starts("task"))
        .act(act("close").from("tasks").to("done").by(LEADER).asks(text("result").required()).stops("task"))
        .act(act("escalate").from("called", "held", "tasks").to("escalated").by(OFFICER, LEADER).asks(choice("escalation-ground", "disagreement", "overdue", "competence").required(), text("reason").required()).sends("escalation"))
        .act(act("send-back").from("escalated").to("tasks").by(LEADER).asks(text("instruction").required()).stops("escalate"))
        .act(act("decide-above").from("escalated").to("decided-above").by(LEADER).notByTheHandOf("escalate").asks(text("decision").required()).stops("escalate").sends("decision"))
        .end();
  }
}
