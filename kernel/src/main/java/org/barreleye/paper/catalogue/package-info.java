/**
 * The papers: which experiments on which machines their tables and figures are, and which statements a run decides. They
 * are data; a figure of the model stands in none of them.
 *
 * <p>Previous stop: {@code paper.verdict}. Next stop: {@code paper.output}.
 */
package org.barreleye.paper.catalogue;
