package org.barreleye.domain;

import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.trap.Trap;

/**
 * A program that does one thing after the other: it asks, waits for the answer, and comes to an end, once everything that it has sent is
 * on its way.
 */
public interface Program extends Image.Straight {
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
    default int main(Trap trap, long process, long unused) {
        try {
            Domain domain = Domain.start(trap);
            int status = run(domain);
            domain.sayEverything();
            return status;
        } catch (CallFailed failed) {
            trap.print(failed.getMessage());
            return NO_ANSWER;
        }
    }
}
