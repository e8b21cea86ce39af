/**
 * The command line: lists and checks machines, shows one, and runs experiments.
 *
 * <p>Parses options, calls, prints, and returns an exit code. Must not know: how a machine is simulated.
 *
 * <p>Previous stop: {@code plot}. Next stop: {@code boot}.
 */
package org.barreleye.machine.cli;
