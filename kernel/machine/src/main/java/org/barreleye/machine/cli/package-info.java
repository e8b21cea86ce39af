/**
 * The command line: which machines there are, whether a file describes one, and what the experiments say.
 *
 * <p>Parses, calls, prints, and says by its exit code how it went. Must not know: how anything is simulated. Go on to:
 * {@code description},
 * {@code experiment}, {@code plot}.
 */
package org.barreleye.machine.cli;
