package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.barreleye.generated.user.control.ComponentEvent;
import org.barreleye.generated.user.control.ControlClient;
import org.barreleye.generated.user.control.ControlInterface;
import org.barreleye.generated.user.control.GetEventResult;
import org.barreleye.generated.user.control.NextComponentResult;
import org.barreleye.kpi.outcome.CallFailed;

/** Shows the history of a service: when it was started, was ready, ended and was restarted, and why. */
final class ServiceHistory {
    // The exit statuses that the kernel gives, which need an explanation.
    private static final int KILLED = 137;
    private static final int FAULT = 70;
    private static final long MICROSECOND = 1_000;
    private static final long SECOND = 1_000_000_000L;

    private ServiceHistory() {}

    private static List<NextComponentResult> components(ControlClient control) throws CallFailed {
        List<NextComponentResult> components = new ArrayList<>();
        NextComponentResult next = control.nextComponent("");
        while (Paging.hasMore(next.err(), ErrorHint.NO_SUCH_COMPONENT)) {
            components.add(next);
            next = control.nextComponent(next.next());
        }
        return components;
    }

    /** Lists all components of the boot plan, with their states and restarts. */
    static int list(Session session) throws CallFailed {
        Table table = new Table("COMPONENT", "STATE", "PROCESS", "RESTARTS", "REMAINING");
        for (NextComponentResult component : components(session.control())) {
            table.row(component.next(), state(component), ProcessNumber.text(component.process()),
                    component.restarts(), component.restartsMax() == 0 ? "-" : component.remaining());
        }
        table.show(session.screen());
        return Status.OK;
    }

    private static String state(NextComponentResult component) {
        return component.state().name().toLowerCase(Locale.ROOT);
    }

    /** Shows the history of a service; of another name, the decision or the question that it stands for. */
    static int show(Session session, String name) throws CallFailed, UsageError {
        List<NextComponentResult> components = components(session.control());
        Arguments.fitting(name, ControlInterface.Limits.GET_EVENT_CALL_COMPONENT, "SERVICE");
        Optional<NextComponentResult> found =
                components.stream().filter(component -> component.next().equals(name)).findFirst();
        if (found.isEmpty()) {
            if (KnowledgeQuestion.recall(session, name)) {
                return Status.OK;
            }
            Optional<String> goal = KnowledgeQuestion.about(name).goal(session);
            if (goal.isPresent()) {
                return KnowledgeQuestion.show(session, goal.get());
            }
            String suggestion =
                    Suggestion.question(name, components.stream().map(NextComponentResult::next).toList());
            session.screen().line("why: no service is called `" + name + "`" + (suggestion.isEmpty() ? ";" : suggestion)
                    + " `why` lists all, `lineage` shows what a capability was made of");
            return Status.REFUSED;
        }
        NextComponentResult component = found.get();
        session.screen().line(name + ": " + state(component) + ", process "
                + ProcessNumber.text(component.process()) + ", " + restarts(component));
        Table table = new Table("TIME US", "PROCESS", "EVENT");
        long index = 0;
        GetEventResult event = session.control().getEvent(name, index);
        while (Paging.hasMore(event.err(), ErrorHint.NO_SUCH_EVENT)) {
            table.row(time(event.time()), event.process() == 0 ? "-" : ProcessNumber.text(event.process()),
                    event.event() == ComponentEvent.STARTED && index > 0 ? "started again" : describe(event));
            index++;
            event = session.control().getEvent(name, index);
        }
        table.show(session.screen());
        return Status.OK;
    }

    private static String restarts(NextComponentResult component) {
        if (component.restartsMax() == 0) {
            return "never restarted";
        }
        String period = component.period() % SECOND == 0 ? component.period() / SECOND + " s"
                : component.period() + " ns";
        return component.restarts() + (component.restarts() == 1 ? " restart" : " restarts") + " so far, "
                + component.remaining() + " of " + component.restartsMax() + " within " + period + " remain";
    }

    /** A time in microseconds, with three decimals. */
    static String time(long nanoseconds) {
        return nanoseconds / MICROSECOND + "." + String.format("%03d", nanoseconds % MICROSECOND);
    }

    private static String describe(GetEventResult event) {
        ComponentEvent kind = event.event();
        return switch (kind) {
            case STARTED -> "started";
            case BECAME_READY -> "ready";
            case TERMINATED -> "ended with status " + event.status() + cause(event.status());
            case NOT_STARTED -> "could not be started: " + event.reason();
            case GIVEN_UP -> "given up: " + event.reason();
        };
    }

    private static String cause(int status) {
        return switch (status) {
            case KILLED -> ": it was killed";
            case FAULT -> ": it failed or was ended; the console shows the reason";
            default -> "";
        };
    }
}
