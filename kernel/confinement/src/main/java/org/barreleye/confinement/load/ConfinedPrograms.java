package org.barreleye.confinement.load;

import org.barreleye.confinement.meter.Escapes;
import org.barreleye.confinement.meter.MeterRegisters;
import org.barreleye.confinement.meter.MeteredSystemCalls;
import org.barreleye.confinement.meter.ProgramAccount;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.kpi.types.InstructionCosts;

/** Makes confined programs of the classes of an image: each start loads the classes in a domain of its own. */
public final class ConfinedPrograms {
    private ConfinedPrograms() {}

    /**
     * Makes a program of one class of an image without findings. Asks an object of the class for its name and manifest,
     * outside any domain and with the bounds of one reaction.
     *
     * @throws IllegalStateException if the class is no program
     * @throws org.barreleye.kpi.outcome.ProgramTerminated if it exceeds a bound meanwhile
     */
    public static Program of(ProgramImage image, String type) {
        DomainLoader loader = image.newLoader(InstructionCosts.DEFAULT);
        ProgramAccount account = new ProgramAccount(loader.registers(), null);
        return Escapes.call(() -> {
            account.beginReaction();
            Object program = loader.create(type);
            if (program instanceof Program.ReactorProgram reactor) {
                return new ConfinedReactor(image, type, reactor.name(), reactor.manifest());
            }
            if (program instanceof Program.ThreadedProgram threaded) {
                return new ConfinedThreads(image, type, threaded.name(), threaded.manifest());
            }
            throw new IllegalStateException(type + " is no program: it implements neither BlockingProgram nor Server");
        });
    }

    /** A threaded program. */
    private record ConfinedThreads(ProgramImage image, String type, String name, Manifest manifest)
            implements Program.ThreadedProgram {
        @Override
        public int main(SystemCalls calls, long argument0, long argument1) {
            DomainLoader loader = image.newLoader(calls.instructionCosts());
            ProgramAccount account = new ProgramAccount(loader.registers(), calls);
            SystemCalls metered = new MeteredSystemCalls(calls, account);
            return Escapes.call(() -> {
                int status = ((Program.ThreadedProgram) loader.create(type)).main(metered, argument0, argument1);
                account.flush();
                return status;
            });
        }

        /** Returns true: frames of the JDK are not counted, and the program tries the stack for its own call only. */
        @Override
        public boolean mayFillStack() {
            return true;
        }
    }

    /** A reactor. */
    private record ConfinedReactor(ProgramImage image, String type, String name, Manifest manifest)
            implements Program.ReactorProgram {
        @Override
        public Upcalls load(SystemCalls calls, long argument0, long argument1) {
            DomainLoader loader = image.newLoader(calls.instructionCosts());
            MeterRegisters registers = loader.registers();
            ProgramAccount account = new ProgramAccount(registers, calls);
            SystemCalls metered = new MeteredSystemCalls(calls, account);
            return Escapes.call(() -> {
                account.beginReaction();
                Upcalls upcalls =
                        ((Program.ReactorProgram) loader.create(type)).load(metered, argument0, argument1);
                account.endReaction();
                return new ConfinedUpcalls(upcalls, account);
            });
        }
    }

    /** The upcalls of a reactor, each a reaction. */
    private static final class ConfinedUpcalls implements Upcalls, Copyable {
        private final Upcalls upcalls;
        private final ProgramAccount account;

        private ConfinedUpcalls(Upcalls upcalls, ProgramAccount account) {
            this.upcalls = upcalls;
            this.account = account;
        }

        @Override
        public Wait run() {
            return Escapes.call(() -> {
                account.beginReaction();
                Wait wait = upcalls.run();
                account.endReaction();
                return wait;
            });
        }
    }
}
