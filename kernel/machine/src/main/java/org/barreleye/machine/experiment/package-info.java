/**
 * The published experiments as small programs over raw rings, on the bare machine.
 *
 * <p>An experiment builds a machine, installs its programs, runs it, and says what it measured beside what was
 * published. The programs see
 * {@link org.barreleye.machine.core.Core} and nothing else; none of them knows a published figure. Must not know: any
 * operating system,
 * how results are drawn. Came from: {@code cli}. Go on to: {@code memory}, where the costs are made.
 */
package org.barreleye.machine.experiment;
