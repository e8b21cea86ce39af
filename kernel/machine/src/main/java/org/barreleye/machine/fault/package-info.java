/**
 * Fault injection: the faults of a machine as data ({@link org.barreleye.machine.fault.Faults}), none by default, and
 * their injector. Each component draws its faults from a random number generator of its own, so the same seed and the
 * same faults give the same run.
 *
 * <p>Must not know: cores, devices, software.
 *
 * <p>Previous stop: {@code trace}. Next stop: {@code random}.
 */
package org.barreleye.machine.fault;
