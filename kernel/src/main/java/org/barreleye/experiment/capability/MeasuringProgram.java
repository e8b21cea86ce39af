package org.barreleye.experiment.capability;

import java.util.List;
import java.util.Optional;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * Measures operations one after the other, each in several rounds. In the trace, marks enclose each round that counts.
 *
 * @param operations the operations
 * @param cores the numbers of the cores, that of this program first
 * @param others the number of other capabilities on this core
 * @param results receives the results, in the order of the operations
 */
record MeasuringProgram(List<CapabilityOperation> operations, List<Integer> cores, int others, List<Result> results)
        implements BlockingProgram {
    /** The rounds of an operation that count; one more comes before them. */
    static final int ROUNDS = 4;

    /** The mark of the trace before an operation. */
    static final String BEGIN = "begin ";

    /** The mark of the trace when all that follows from the operation is done. */
    static final String END = "end ";

    /**
     * The times of an operation.
     *
     * @param nanoseconds the sum of all rounds that count
     * @param refusal the error with which it, or what prepares it, was refused; empty if it was not
     */
    record Result(long nanoseconds, Optional<String> refusal) {}

    @Override
    public String name() {
        return "measuring";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        Workspace workspace = new Workspace(domain, cores);
        OtherCapabilities.make(workspace, others);
        for (CapabilityOperation operation : operations) {
            results.add(measure(workspace, operation));
        }
        return 0;
    }

    private static Result measure(Workspace workspace, CapabilityOperation operation) throws CallFailed {
        Optional<String> refusal = Optional.empty();
        long sum = 0;
        for (int round = 0; round <= ROUNDS && refusal.isEmpty(); round++) {
            try {
                CapabilityReference subject = operation.situation().prepare(workspace);
                workspace.settle();
                Round measured = perform(workspace, operation, subject, round > 0);
                sum += round > 0 ? measured.nanoseconds : 0;
                refusal = measured.refusal;
            } catch (CallFailed unprepared) {
                refusal = Optional.of(unprepared.failure().sentence());
            }
            workspace.clear();
        }
        return new Result(sum, refusal);
    }

    private static Round perform(Workspace workspace, CapabilityOperation operation, CapabilityReference subject,
            boolean counts) throws CallFailed {
        Domain domain = workspace.domain();
        if (counts) {
            domain.syscalls().mark(BEGIN + operation.name());
        }
        long begin = domain.syscalls().now();
        Outcome<Outcome.Unit> outcome = operation.operation().perform(workspace, subject);
        long end = domain.syscalls().now();
        workspace.settle();
        if (counts) {
            domain.syscalls().mark(END + operation.name());
        }
        return new Round(end - begin, outcome.succeeded() ? operation.verification().verify(workspace)
                : Optional.of(outcome.error().name()));
    }

    /** One performance of an operation. */
    private record Round(long nanoseconds, Optional<String> refusal) {}
}
