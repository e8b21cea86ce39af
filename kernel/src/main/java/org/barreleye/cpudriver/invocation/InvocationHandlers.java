package org.barreleye.cpudriver.invocation;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.kernel.InvocationDispatch;
import org.barreleye.generated.kernel.TypeInvocations;
import org.barreleye.generated.user.ObjectType;

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

    /** All handlers, one for each type. */
    static List<TypeInvocations<InvocationContext>> handlers(Launcher launcher) {
        List<TypeInvocations<InvocationContext>> handlers = new ArrayList<>(List.of(
                new KernelInvocationHandler(),
                new RamInvocationHandler(),
                new FrameInvocationHandler(),
                new DeviceFrameInvocationHandler(),
                new L1CNodeInvocationHandler(),
                new DispatcherInvocationHandler(launcher),
                new EndPointInvocationHandler(),
                new UmpEndPointInvocationHandler(),
                new ServiceInvocationHandler(),
                new MailboxInvocationHandler(),
                new TerminalInvocationHandler(),
                new InterruptSourceInvocationHandler(),
                new InterruptDestinationInvocationHandler(),
                new InterruptVectorInvocationHandler(),
                new NotifyInterruptInvocationHandler()));
        for (ObjectType type : ObjectType.values()) {
            if (type.pageTableLevel() > 0) {
                handlers.add(new PageTableInvocationHandler(type));
            } else if (type.isMapping()) {
                handlers.add(new MappingInvocationHandler(type));
            }
        }
        return handlers;
    }
}
