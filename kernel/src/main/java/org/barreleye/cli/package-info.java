/**
 * The command line of {@code barreleye.jar}: puts a machine, the standard system, programs and the person at the
 * keyboard together, and says with an exit code how it went. Start at {@link org.barreleye.cli.Barreleye}.
 *
 * <p>Everything of the host is here and nowhere else: files, jars, the terminal. What comes in is lines, asked for by
 * the machine one at a time, so that a script gives the same run every time. Stop after: {@code org.barreleye.boot} and
 * {@code org.barreleye.shell}.
 */
package org.barreleye.cli;
