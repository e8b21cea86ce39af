/**
 * The results of papers as text, comma-separated values, SVG and one HTML page. The drawings are made here and not by
 * the plotting library of the machine, because several of them stand in one page and show which rows are calibrated and
 * which are predicted.
 *
 * <p>May not know: experiments, files.
 *
 * <p>Previous stop: {@code paper.catalogue}. Next stop: {@code boot}.
 */
package org.barreleye.paper.output;
