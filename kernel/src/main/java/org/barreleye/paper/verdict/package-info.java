/**
 * Rules about the rows of figures, a class each: near the published figure, rising with the number of cores, flat,
 * overtaking. A rule looks at rows only and fixes no figure of the model, so it holds for another model, or fails
 * plainly.
 *
 * <p>May not know: papers, experiments, outputs.
 *
 * <p>Previous stop: {@code paper.row}. Next stop: {@code paper.catalogue}.
 */
package org.barreleye.paper.verdict;
