package org.barreleye.cpudriver.syscall;

import org.barreleye.cpudriver.invocation.InvocationContext;
import org.barreleye.cpudriver.invocation.InvocationHandlers;
import org.barreleye.cpudriver.invocation.Launcher;
import org.barreleye.cpudriver.object.CNode;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.Execution;
import org.barreleye.cpudriver.object.ThreadedExecution;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.generated.kernel.InvocationDispatch;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.machine.core.Core;

/** Creates the system calls of a dispatcher and starts its program with them. */
public final class ProgramLauncher implements Launcher, Copyable {
    private final Core core;
    private final KernelControlBlock control;
    // Without state, but it leads to this launcher, so a copy makes its own when it needs it.
    private transient InvocationDispatch<InvocationContext> invocations;

    /** Creates the launcher of a core. */
    public ProgramLauncher(Core core, KernelControlBlock control) {
        this.core = core;
        this.control = control;
    }

    InvocationDispatch<InvocationContext> invocations() {
        if (invocations == null) {
            invocations = InvocationHandlers.create(this);
        }
        return invocations;
    }

    @Override
    public void launch(
            DispatcherControlBlock dispatcher, CNode root, Program program, long argument0, long argument1) {
        core.mark("launch", program.name());
        dispatcher.start(program.name(), root, execution(dispatcher, program, argument0, argument1));
    }

    /** Makes the lines that a dispatcher waits for, which it has named by its own addresses, those of the machine. */
    public void translateWait(DispatcherControlBlock dispatcher) {
        if (!dispatcher.isWaitTranslated()) {
            dispatcher.setTranslatedWait(new DispatcherMemory(core, dispatcher).translate(dispatcher.waitingFor()));
        }
    }

    private Execution execution(DispatcherControlBlock dispatcher, Program program, long argument0, long argument1) {
        if (program instanceof Program.ReactorProgram reactor) {
            return new Execution.ReactorExecution(reactor, syscalls(dispatcher), argument0, argument1);
        }
        Program.ThreadedProgram threaded = (Program.ThreadedProgram) program;
        SystemCalls syscalls = syscalls(dispatcher);
        return new ThreadedExecution(core.newContext(
                program.name(), () -> syscalls.exit(threaded.main(syscalls, argument0, argument1))),
                threaded.mayFillStack());
    }

    private SystemCalls syscalls(DispatcherControlBlock dispatcher) {
        return new SystemCallHandler(core, control, dispatcher, this);
    }
}
