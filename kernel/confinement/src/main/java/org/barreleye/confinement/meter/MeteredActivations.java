package org.barreleye.confinement.meter;

import java.util.Optional;
import java.util.function.Supplier;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.syscall.Registers;
import org.barreleye.kpi.syscall.SchedulerActivations;
import org.barreleye.kpi.syscall.ThreadUpcalls;
import org.barreleye.kpi.syscall.Wait;

/**
 * The system calls for threads of a confined program: every thread has its own count of the stack, and every upcall is
 * a reaction.
 */
record MeteredActivations(MeteredSystemCalls gate, SchedulerActivations activations, ProgramAccount account)
        implements SchedulerActivations {
    @Override
    public void setUpcalls(ThreadUpcalls upcalls) {
        activations.setUpcalls(new MeteredUpcalls(upcalls, account));
    }

    @Override
    public Registers createThread(String name, Runnable body) {
        return activations.createThread(name, () -> {
            account.beginThread();
            Escapes.run(() -> {
                body.run();
                account.flush();
            });
        });
    }

    @Override
    public void resume(Registers thread) {
        activations.resume(thread);
    }

    @Override
    public void yieldToScheduler() {
        int stack = gate.enter();
        try {
            activations.yieldToScheduler();
        } finally {
            gate.leave(stack);
        }
    }

    /** The upcalls of a dispatcher that schedules threads, each a reaction. */
    private record MeteredUpcalls(ThreadUpcalls upcalls, ProgramAccount account) implements ThreadUpcalls {
        private Wait react(Supplier<Wait> upcall) {
            return Escapes.call(() -> {
                account.beginReaction();
                Wait wait = upcall.get();
                account.endReaction();
                return wait;
            });
        }

        @Override
        public Wait run(Optional<Registers> enabled) {
            return react(() -> upcalls.run(enabled));
        }

        @Override
        public Wait message(Optional<Registers> enabled) {
            return react(() -> upcalls.message(enabled));
        }

        @Override
        public Wait pageFault(Registers trapped, MemoryFault fault) {
            return react(() -> upcalls.pageFault(trapped, fault));
        }

        @Override
        public Wait trap(Registers ended, Throwable why) {
            return react(() -> upcalls.trap(ended, why));
        }
    }
}
