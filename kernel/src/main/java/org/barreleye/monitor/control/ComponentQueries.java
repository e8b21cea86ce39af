package org.barreleye.monitor.control;

import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.control.ComponentEvent;
import org.barreleye.generated.user.control.ComponentState;
import org.barreleye.generated.user.control.GetEventReply;
import org.barreleye.generated.user.control.NextComponentReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.boot.ComponentHistory;
import org.barreleye.monitor.boot.Supervisor;

/**
 * Answers questions about the components of the boot plan from what their supervisor knows.
 *
 * @param supervisor the supervisor, on this core
 */
public record ComponentQueries(Supervisor supervisor) implements Copyable {
    void next(String name, NextComponentReply reply) {
        Optional<ComponentHistory> next = supervisor.after(name);
        if (next.isEmpty()) {
            replyNone(reply);
            return;
        }
        ComponentHistory history = next.get();
        boolean restarts = history.component().isRestarted();
        reply.reply(history.component().name(), history.state(), history.process(), history.restarts(),
                supervisor.remaining(history), restarts ? history.rate().restarts() : 0, history.rate().period(),
                ErrorCode.NONE);
    }

    void event(String component, long index, GetEventReply reply) {
        Optional<ComponentHistory> history = supervisor.history(component);
        if (history.isEmpty()) {
            replyNone(SystemError.NO_SUCH_COMPONENT, reply);
            return;
        }
        history.get().event(index).ifPresentOrElse(
                event -> reply.reply(event.kind(), event.time(), event.process(), event.status(), event.reason(),
                        ErrorCode.NONE),
                () -> replyNone(SystemError.NO_SUCH_EVENT, reply));
    }

    static void replyNone(NextComponentReply reply) {
        reply.reply("", ComponentState.WAITING, 0, 0, 0, 0, 0, SystemError.NO_SUCH_COMPONENT.code());
    }

    static void replyNone(SystemError error, GetEventReply reply) {
        reply.reply(ComponentEvent.STARTED, 0, 0, 0, "", error.code());
    }
}
