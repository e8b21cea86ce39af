/**
 * Published experiments as small programs over message lines, on the bare machine.
 *
 * <p>An experiment builds a machine, installs its programs, runs it, and returns its measurements beside the published
 * figures. The programs use {@link org.barreleye.machine.core.Core} only; none of them knows a published figure. {@code
 * PresetParameters} lists what the machines' figures depend on, and where each value comes from. Must not know: any
 * operating system, plots.
 *
 * <p>Previous stop: {@code topology}. Next stop: {@code experiment.tree}.
 */
package org.barreleye.machine.experiment;
