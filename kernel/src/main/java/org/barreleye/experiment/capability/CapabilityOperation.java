package org.barreleye.experiment.capability;

import java.util.Optional;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * An operation whose cost is measured. What the situation and the operation make is deleted after each round.
 *
 * @param name its name
 * @param situation prepares what it operates on
 * @param operation the operation
 * @param verification checks what has become of the capabilities
 */
record CapabilityOperation(String name, Situation situation, Operation operation, Verification verification) {
    /** Creates an operation whose outcome says enough. */
    CapabilityOperation(String name, Situation situation, Operation operation) {
        this(name, situation, operation, workspace -> Optional.empty());
    }

    /** Prepares an operation. */
    @FunctionalInterface
    interface Situation {
        /**
         * Makes capabilities.
         *
         * @return the one that is operated on
         * @throws CallFailed if the system refuses to make them
         */
        CapabilityReference prepare(Workspace workspace) throws CallFailed;
    }

    /** Performs an operation, which is measured. */
    @FunctionalInterface
    interface Operation {
        /** Returns when the system has completed or refused it. */
        Outcome<Outcome.Unit> perform(Workspace workspace, CapabilityReference subject) throws CallFailed;
    }

    /** Checks an operation that has succeeded. */
    @FunctionalInterface
    interface Verification {
        /** Returns what is wrong, if something is. */
        Optional<String> verify(Workspace workspace) throws CallFailed;
    }
}
