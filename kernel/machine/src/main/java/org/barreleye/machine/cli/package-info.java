/**
 * The command line: lists, shows, checks and imports machines, explains faults, and runs experiments.
 *
 * <p>Parses options, calls, prints, and returns an exit code. Must not know: how a machine is simulated.
 *
 * <p>Previous stop: {@code plot}. Next stop: {@code boot}.
 */
package org.barreleye.machine.cli;
