package org.barreleye.cpudriver.object;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.machine.core.CoreDirective;

/** The execution of a dispatcher's program: a reactor or threads. */
public sealed interface Execution extends Copyable permits Execution.ReactorExecution, ThreadedExecution {
    /** Releases the stacks of the program, which never runs again. */
    void end();

    /**
     * Runs the program.
     *
     * @param dispatcher the dispatcher of this execution
     * @return the directive for the core
     */
    CoreDirective resume(DispatcherControlBlock dispatcher);

    /** Returns whether the program runs inside an upcall at the moment, not on a stack of its own. */
    boolean isInUpcall();

    /** Returns whether the program can be preempted and resumed later. */
    boolean canBePreempted();

    /** A reactor: each upcall handles events and returns the condition to wait for. */
    final class ReactorExecution implements Execution {
        @Shared // code
        private final Program.ReactorProgram program;
        private final SystemCalls syscalls;
        private final long argument0;
        private final long argument1;
        // Absent until the first upcall.
        private Upcalls upcalls;

        /** Prepares a program; it is loaded when it first runs. */
        public ReactorExecution(Program.ReactorProgram program, SystemCalls syscalls, long argument0, long argument1) {
            this.program = program;
            this.syscalls = syscalls;
            this.argument0 = argument0;
            this.argument1 = argument1;
        }

        @Override
        public void end() {
            // A reactor has no stack between two upcalls.
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
