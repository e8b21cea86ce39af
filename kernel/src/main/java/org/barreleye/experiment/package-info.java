/**
 * Experiments on the whole system: the published ones of {@code machine.experiment}, run through dispatchers, monitors
 * and generated stubs. The command line of the machine finds them as Java services.
 *
 * <p>May not know: the internals of the CPU driver and of the monitors.
 *
 * <p>Previous stop: {@code machine.experiment}. Next stop: {@code cpudriver.syscall}.
 */
package org.barreleye.experiment;
