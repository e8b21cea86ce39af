package org.barreleye.domain;

import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;

/**
 * A program that does one thing after the other: it asks, waits for the answer, and comes to an end, once everything
 * that it has sent is on its way.
 */
public interface BlockingProgram extends Program.ThreadedProgram {
    /** The exit status of a program one of whose calls got no answer. */
    int NO_ANSWER = 1;

    /**
     * Does what the program is for.
     *
     * @return its exit status
     * @throws CallFailed if a call gets no answer; the program then says so and ends with {@link #NO_ANSWER}
     */
    int run(Domain domain) throws CallFailed;

    @Override
    default int main(SystemCalls syscalls, long process, long unused) {
        try {
            Domain domain = Domain.start(syscalls);
            int status = run(domain);
            domain.flush();
            return status;
        } catch (CallFailed failed) {
            syscalls.print(failed.getMessage());
            return NO_ANSWER;
        }
    }
}
