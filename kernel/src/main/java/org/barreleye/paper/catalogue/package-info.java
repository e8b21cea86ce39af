/**
 * The papers: the experiments and machines of their tables and figures, and the statements that a run decides. They are
 * data; a figure of the model stands in none of them.
 *
 * <p>Previous stop: {@code paper.verdict}. Next stop: {@code paper.output}.
 */
package org.barreleye.paper.catalogue;
