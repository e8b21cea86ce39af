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
import org.barreleye.kpi.types.CanonicalAddress;

/**
 * Tells the story of a service: when it was started, ended and was restarted, and why. Of a capability it tells the
 * lineage, and of a byte of memory who can read it.
 */
final class ServiceStoryCommand implements Command {
    // The exit statuses that the kernel gives, which need an explanation.
    private static final int KILLED = 137;
    private static final int FAULT = 70;
    private static final long MICROSECOND = 1_000;
    private static final long SECOND = 1_000_000_000L;

    @Override
    public CommandHelp help() {
        return new CommandHelp("why", "why [SERVICE | core CORE | CAPADDRESS | [PROCESS] ADDRESS | QUESTION]",
                "tells why: the story of a service, who can read a byte, a decision of the system",
                "Shows when the service was started, was ready, has ended and why, and was restarted, in"
                        + " microseconds of machine time, and how many restarts remain in the period. A service that"
                        + " ends more often is given up: its clients get an error at once, and without `names` the"
                        + " machine is powered off. Without argument lists all components of the boot plan. `kill`"
                        + " ends a service, `ps` shows its process. With `core CORE` it shows why a core is on, off,"
                        + " late or failed. With a CAPADDRESS it shows what the capability was"
                        + " made of, as `lineage` does. With an ADDRESS, canonical such as 0:0x1000, or with PROCESS"
                        + " and an address of its own such as 0x1000, it shows all processes of all cores that can"
                        + " read the byte there, each with the address at which it reads, the mapping, the capability"
                        + " that permits it and what that was made of. With a QUESTION, which is DEVICE, driver NAME,"
                        + " route SOURCE, memory of PROCESS or DEVICE not up, it shows the rules and facts of the"
                        + " knowledge base that led to an answer, or what is missing. With the name of a decision,"
                        + " which `skb decisions` lists, it shows the decision as it was made, and what it would be"
                        + " now if that differs.",
                "why names");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        if (CoreStory.isAbout(arguments.words())) {
            return CoreStory.tell(session, arguments.words().get(1));
        }
        // A process begins with a digit.
        boolean isSentence = arguments.count() >= 2 && Character.isLetter(arguments.words().get(0).charAt(0));
        if (isSentence && KnowledgeQuestion.recall(session, String.join(" ", arguments.words()))) {
            return Status.OK;
        }
        Optional<KnowledgeQuestion> question = KnowledgeQuestion.of(arguments.words());
        if (question.isPresent()) {
            return question.get().answer(session);
        }
        arguments.atMost(2);
        Optional<String> name = arguments.optional(0);
        if (arguments.count() == 2) {
            return AddressReaders.show(session, ProcessNumber.read(arguments, 0), MemoryAddress.read(arguments, 1));
        }
        Optional<CanonicalAddress> address = name.flatMap(MemoryAddress::canonical);
        if (address.isPresent()) {
            return AddressReaders.show(session, address.get());
        }
        if (name.isPresent() && CapabilityPlace.isForm(name.get())) {
            return Lineage.show(session, CapabilityPlace.of(session, arguments), "why");
        }
        List<NextComponentResult> components = components(session.control());
        return name.isEmpty() ? list(session, components) : tell(session, components, name.get());
    }

    private static List<NextComponentResult> components(ControlClient control) throws CallFailed {
        List<NextComponentResult> components = new ArrayList<>();
        NextComponentResult next = control.nextComponent("");
        while (Paging.hasMore(next.err(), ErrorHint.NO_SUCH_COMPONENT)) {
            components.add(next);
            next = control.nextComponent(next.next());
        }
        return components;
    }

    private static int list(Session session, List<NextComponentResult> components) throws CallFailed {
        Table table = new Table("COMPONENT", "STATE", "PROCESS", "RESTARTS", "REMAINING");
        for (NextComponentResult component : components) {
            table.row(component.next(), state(component), ProcessNumber.text(component.process()),
                    component.restarts(), component.restartsMax() == 0 ? "-" : component.remaining());
        }
        table.show(session.screen());
        return Status.OK;
    }

    private static String state(NextComponentResult component) {
        return component.state().name().toLowerCase(Locale.ROOT);
    }

    private static int tell(Session session, List<NextComponentResult> components, String name)
            throws CallFailed, UsageError {
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
