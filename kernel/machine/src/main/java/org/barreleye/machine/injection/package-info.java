/**
 * The injection of faults: {@link org.barreleye.machine.injection.FaultInjector} for a machine, {@link
 * org.barreleye.machine.injection.PortFaultInjector} for a port of the wire. Each component draws its faults from a
 * random number generator of its own, so the same seed and the same faults give the same run. Both count what they have
 * injected ({@link org.barreleye.machine.injection.Injection}).
 *
 * <p>Must not know: cores, devices, software.
 *
 * <p>Previous stop: {@code trace}. Next stop: {@code fault}.
 */
package org.barreleye.machine.injection;
