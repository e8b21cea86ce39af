/**
 * The command line of {@code barreleye.jar}: composes a machine, the standard system, programs and the user's console,
 * and returns an exit code. Start at {@link org.barreleye.cli.Barreleye}.
 *
 * <p>Only this package uses the host: files, jars, the terminal, sockets. Input enters the machine as lines, one at a
 * time on request of the machine, so a script gives the same run every time. Ctrl-C and the datagrams of hosts outside
 * come between two steps ({@link org.barreleye.cli.RunInput}). All input can be recorded and replayed. May not know:
 * the internals of the system.
 *
 * <p>Previous stop: {@code samples.parcel}. Next stop: {@code paper}.
 */
package org.barreleye.cli;
