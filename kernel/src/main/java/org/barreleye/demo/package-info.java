/**
 * The demonstration of the system, on any machine: a diagram of the machine, a core that is started, a service that is
 * called on a core of each instruction set over the transport between the two cores, memory that is shared
 * with all cores by capability and revoked once, and preemption of a program and of a thread. Start at
 * {@link org.barreleye.demo.Demo}.
 *
 * <p>May not know: anything but what every program has.
 *
 * <p>Previous stop: {@code boot}. Next stop: {@code shell}.
 */
package org.barreleye.demo;
