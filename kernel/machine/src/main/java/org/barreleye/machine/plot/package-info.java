/**
 * Plots of measurements. The only package that uses the plotting library.
 *
 * <p>Must not know: how results were measured.
 *
 * <p>Previous stop: {@code experiment.tree}. Next stop: {@code cli}.
 */
package org.barreleye.machine.plot;
