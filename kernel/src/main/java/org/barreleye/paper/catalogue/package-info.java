/**
 * The papers: the experiments and machines of their tables and figures, and the statements that a run decides. They are
 * data, and contain no figure of the model.
 *
 * <p>May not know: outputs, the command line.
 *
 * <p>Previous stop: {@code paper.verdict}. Next stop: {@code paper.output}.
 */
package org.barreleye.paper.catalogue;
