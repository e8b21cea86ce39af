package org.barreleye.experiment.capability;

import java.util.Optional;

/**
 * The cost of an operation.
 *
 * @param operation its name
 * @param nanoseconds the mean of its rounds, of the measuring core; not a number if it was refused
 * @param messages the mean number of messages that monitors received from each other because of it
 * @param refusal the error with which it was refused; empty if it was not
 */
record OperationCost(String operation, double nanoseconds, double messages, Optional<String> refusal) {}
