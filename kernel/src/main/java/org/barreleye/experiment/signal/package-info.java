/**
 * The experiment on signals: the round trip between two programs on two cores, each of which signals the other and
 * blocks until it is signalled, with one kernel per core and, on the bare machine, with one kernel behind one lock.
 *
 * <p>May not know: the internals of the CPU driver and of the monitors.
 *
 * <p>Previous stop: {@code experiment}. Next stop: {@code cpudriver.invocation}.
 */
package org.barreleye.experiment.signal;
