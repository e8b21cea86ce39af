package org.barreleye.experiment.capability;

import java.util.List;
import java.util.Optional;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * Performs operations one after the other, each in several rounds. Marks in the trace of the machine say when each
 * round that counts begins and ends.
 *
 * @param operations the operations
 * @param cores the numbers of the cores, that of this program first
 * @param others the number of other capabilities on this core
 * @param refusals receives, in the order of the operations, the error with which each or what prepares it was refused;
 *     empty if it was not
 */
record MeasuringProgram(List<CapabilityOperation> operations, List<Integer> cores, int others,
        List<Optional<String>> refusals) implements BlockingProgram {
    /** The rounds of an operation that count; one more comes before them. */
    static final int ROUNDS = 4;

    /** Begins the text of the mark before an operation; its name follows. */
    static final String BEGIN = "begin ";

    /** Begins the text of the mark after an operation. */
    static final String RETURN = "return ";

    /** Begins the text of the mark after the time in which what follows from an operation is done. */
    static final String END = "end ";

    @Override
    public String name() {
        return "measuring";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        Workspace workspace = new Workspace(domain, cores);
        OtherCapabilities.make(workspace, others);
        for (CapabilityOperation operation : operations) {
            refusals.add(measure(workspace, operation));
        }
        return 0;
    }

    private static Optional<String> measure(Workspace workspace, CapabilityOperation operation) throws CallFailed {
        Optional<String> refusal = Optional.empty();
        for (int round = 0; round <= ROUNDS && refusal.isEmpty(); round++) {
            try {
                CapabilityReference subject = operation.situation().prepare(workspace);
                workspace.closeUnneeded();
                workspace.settle();
                refusal = perform(workspace, operation, subject, round > 0);
            } catch (CallFailed failed) {
                refusal = Optional.of(failed.failure().sentence());
            }
            workspace.clear();
        }
        return refusal;
    }

    private static Optional<String> perform(Workspace workspace, CapabilityOperation operation,
            CapabilityReference subject, boolean counts) throws CallFailed {
        mark(workspace, counts, BEGIN, operation);
        Outcome<Outcome.Unit> outcome = operation.operation().perform(workspace, subject);
        mark(workspace, counts, RETURN, operation);
        workspace.settle();
        mark(workspace, counts, END, operation);
        return outcome.succeeded() ? operation.verification().verify(workspace)
                : Optional.of(outcome.error().name());
    }

    private static void mark(Workspace workspace, boolean counts, String begin, CapabilityOperation operation) {
        if (counts) {
            workspace.domain().syscalls().mark(begin + operation.name());
        }
    }
}
