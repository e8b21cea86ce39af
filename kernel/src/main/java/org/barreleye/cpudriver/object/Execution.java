package org.barreleye.cpudriver.object;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.machine.core.CoreDirective;

/** What a dispatcher runs once it has the core. */
public sealed interface Execution extends Copyable permits Execution.ReactorExecution, ThreadedExecution {
    /**
     * Gives it the core.
     *
     * @param dispatcher whose execution this is
     * @return how the core goes on
     */
    CoreDirective resume(DispatcherControlBlock dispatcher);

    /** Whether it is being called at the moment, rather than running on a stack of its own. */
    boolean isInUpcall();

    /** Whether it can be interrupted and go on later where it was. */
    boolean canBePreempted();

    /** A reactor: each time it has the core it handles one event and says what it waits for. */
    final class ReactorExecution implements Execution {
        @Shared // code
        private final Program.ReactorProgram program;
        private final SystemCalls syscalls;
        private final long argument0;
        private final long argument1;
        // Absent until the first upcall.
        private Upcalls upcalls;

        /** Prepares a program; it is loaded when it first has the core. */
        public ReactorExecution(Program.ReactorProgram program, SystemCalls syscalls, long argument0, long argument1) {
            this.program = program;
            this.syscalls = syscalls;
            this.argument0 = argument0;
            this.argument1 = argument1;
        }

        @Override
        public boolean isInUpcall() {
            return true;
        }

        @Override
        public boolean canBePreempted() {
            return false;
        }

        @Override
        public CoreDirective resume(DispatcherControlBlock dispatcher) {
            if (upcalls == null) {
                upcalls = program.load(syscalls, argument0, argument1);
                dispatcher.suspend(Wait.NONE);
            } else {
                dispatcher.suspend(upcalls.run());
            }
            return CoreDirective.AGAIN;
        }
    }
}
