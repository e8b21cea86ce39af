/**
 * The rows of figures of papers. A row of the model has a {@link org.barreleye.machine.experiment.Provenance}, so that
 * what is calibrated and what is predicted is a property of the row, and a row that is not modelled has another type.
 *
 * <p>May not know: papers, verdicts, outputs.
 *
 * <p>Previous stop: {@code paper}. Next stop: {@code paper.verdict}.
 */
package org.barreleye.paper.row;
