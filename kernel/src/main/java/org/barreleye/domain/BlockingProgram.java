package org.barreleye.domain;

import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;

/** A threaded program with blocking calls. It ends when {@link #run} has returned and all its messages are sent. */
public interface BlockingProgram extends Program.ThreadedProgram {
    /** The exit status of a program with a failed call. */
    int NO_ANSWER = 1;

    /**
     * Runs the program.
     *
     * @return the exit status
     * @throws CallFailed if a call fails; the program then prints the reason and ends with {@link #NO_ANSWER}
     */
    int run(Domain domain) throws CallFailed;

    @Override
    default int main(SystemCalls syscalls, long process, long unused) {
        Domain domain = Domain.startThreaded(syscalls);
        try {
            int status = run(domain);
            domain.flush();
            return status;
        } catch (MemoryFault fault) {
            domain.addressSpace().explain(fault);
            throw fault;
        } catch (CallFailed failed) {
            syscalls.print(failed.getMessage());
            return NO_ANSWER;
        }
    }
}
