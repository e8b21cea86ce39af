/**
 * Papers whose tables and figures are run on the modelled machine. A {@link org.barreleye.paper.Paper} names
 * experiments, machines and rules; a run gives rows, each calibrated, checked, predicted or not modelled, and a verdict
 * for each rule.
 *
 * <p>May not know: outputs, the command line.
 *
 * <p>Previous stop: {@code cli}. Next stop: {@code paper.row}.
 */
package org.barreleye.paper;
