package org.barreleye.cpudriver.dispatch;

import java.util.List;
import org.barreleye.generated.kernel.InvocationDispatch;

/** What this kernel provides for the invocations of the specification. */
public final class Behaviours {
    private Behaviours() {}

    /**
     * The dispatch over all of them.
     *
     * @param launcher how dispatchers get their programs
     */
    public static InvocationDispatch<Call> dispatch(Launcher launcher) {
        return new InvocationDispatch<>(List.of(new PhysicalMemoryBehaviour(), new RamBehaviour(),
                new FrameBehaviour(), new L1CNodeBehaviour(), new DispatcherBehaviour(launcher), new EndPointBehaviour(),
                new ServiceBehaviour(), new TerminalBehaviour()));
    }
}
