package org.barreleye.experiment.capability;

import java.util.Optional;

/**
 * The cost of an operation.
 *
 * @param operation its name
 * @param picoseconds the mean duration of its rounds; not a number if it was refused
 * @param messages the mean number of messages that monitors received from each other because of it
 * @param refusal the error with which it was refused; empty if it was not
 */
record OperationCost(String operation, double picoseconds, double messages, Optional<String> refusal) {
    /** Creates the cost of an operation that was refused. */
    static OperationCost refused(String operation, Optional<String> refusal) {
        return new OperationCost(operation, Double.NaN, Double.NaN, refusal);
    }
}
