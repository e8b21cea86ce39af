package org.barreleye.confinement.meter;

import java.util.Optional;
import java.util.function.Supplier;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.ProgramTerminated;

/** The outermost frames of a program: an error of the JVM that escapes the program becomes its termination. */
public final class Escapes {
    private Escapes() {}

    /** Runs a part of a program. */
    public static void run(Runnable part) {
        call(() -> {
            part.run();
            return null;
        });
    }

    /** Runs a part of a program that has a result. */
    public static <T> T call(Supplier<T> part) {
        try {
            return part.get();
        } catch (StackOverflowError | OutOfMemoryError | KernelBug error) {
            Optional<ProgramTerminated> termination = ProgramAccount.termination(error);
            if (termination.isPresent()) {
                throw termination.get();
            }
            throw error;
        }
    }
}
