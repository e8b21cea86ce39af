/**
 * The experiment {@code polling}: a receiver that polls for a while and then blocks, against the formula of "The
 * Multikernel" (SOSP 2009) for what that costs. It boots a whole system.
 *
 * <p>May not know: the internals of the CPU driver and of the monitors.
 *
 * <p>Previous stop: {@code experiment.network}. Next stop: {@code service.network}.
 */
package org.barreleye.experiment.polling;
