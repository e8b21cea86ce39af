package org.barreleye.cpudriver.syscall;

import org.barreleye.cpudriver.control.KernelControlBlock;
import org.barreleye.cpudriver.dispatch.Behaviours;
import org.barreleye.cpudriver.dispatch.Call;
import org.barreleye.cpudriver.dispatch.Launcher;
import org.barreleye.cpudriver.object.CapabilityNode;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.Execution;
import org.barreleye.cpudriver.object.Threading;
import org.barreleye.generated.kernel.InvocationDispatch;
import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.machine.core.Core;

/** Makes the system calls of each dispatcher, and lets its program run on them. */
public final class ProgramLauncher implements Launcher, Copyable {
    private final Core core;
    private final KernelControlBlock control;
    private final InvocationDispatch<Call> invocations;

    /** Launches the programs of one core. */
    public ProgramLauncher(Core core, KernelControlBlock control) {
        this.core = core;
        this.control = control;
        this.invocations = Behaviours.dispatch(this);
    }

    private ProgramLauncher(ProgramLauncher source, Copier copier) {
        copier.enter(source, this);
        core = copier.of(source.core);
        control = copier.of(source.control);
        invocations = Behaviours.dispatch(this);
    }

    @Override
    public ProgramLauncher copy(Copier copier) {
        return new ProgramLauncher(this, copier);
    }

    InvocationDispatch<Call> invocations() {
        return invocations;
    }

    @Override
    public void launch(
            DispatcherControlBlock dispatcher, CapabilityNode root, Image image, long argument0, long argument1) {
        core.mark("launch", image.name());
        dispatcher.start(image.name(), root, execution(dispatcher, image, argument0, argument1));
    }

    private Execution execution(DispatcherControlBlock dispatcher, Image image, long argument0, long argument1) {
        if (image instanceof Image.Reactive reactive) {
            return new Execution.Reaction(reactive, trap(dispatcher), argument0, argument1);
        }
        Image.Straight straight = (Image.Straight) image;
        Trap trap = trap(dispatcher);
        return new Threading(core.newContext(
                image.name(), () -> trap.exit(straight.main(trap, argument0, argument1))));
    }

    private Trap trap(DispatcherControlBlock dispatcher) {
        return new SystemCalls(core, control, dispatcher, this);
    }
}
