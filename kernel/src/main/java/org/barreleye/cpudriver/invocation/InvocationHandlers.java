package org.barreleye.cpudriver.invocation;

import java.util.List;
import org.barreleye.generated.kernel.InvocationDispatch;
import org.barreleye.generated.kernel.TypeInvocations;

/**
 * The table of invocation handlers: one for each type of capabilities whose invocations this kernel implements. A new
 * type takes its declaration in the specification, a handler class and a line here. Invocations of the other types are
 * refused with {@code NOT_IMPLEMENTED}.
 */
public final class InvocationHandlers {
    private InvocationHandlers() {}

    /**
     * The dispatch to all handlers.
     *
     * @param launcher the launcher that starts the programs of dispatchers
     */
    public static InvocationDispatch<InvocationContext> create(Launcher launcher) {
        return new InvocationDispatch<>(handlers(launcher));
    }

    /** All handlers, in the order of their types in the specification. */
    static List<TypeInvocations<InvocationContext>> handlers(Launcher launcher) {
        return List.of(
                new KernelInvocationHandler(),
                new RamInvocationHandler(),
                new FrameInvocationHandler(),
                new L1CNodeInvocationHandler(),
                new DispatcherInvocationHandler(launcher),
                new EndPointInvocationHandler(),
                new ServiceInvocationHandler(),
                new MailboxInvocationHandler(),
                new TerminalInvocationHandler());
    }
}
