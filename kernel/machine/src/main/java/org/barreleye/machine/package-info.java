/**
 * The modelled machine: heterogeneous cores, coherent memory, interrupts, timers and devices, in one host thread and
 * one virtual time.
 *
 * <p>{@link org.barreleye.machine.Machine} is the interface. Time is counted in picoseconds, random numbers come from
 * one seed, and events are executed in one exact order. So a run can be repeated, and a machine of reactors can be
 * copied between two events. Software sees a {@link org.barreleye.machine.core.Core}, whose interface says nothing of
 * simulation.
 *
 * <p>Uses the nouns of {@code org.barreleye.kpi.types}, the cloner of {@code kpi.state}, the tables of {@code
 * kpi.register} and the packets of {@code org.barreleye.packet}, and nothing else of the system. Must not know: any
 * operating system. To learn what a machine consists of, read {@code description} first.
 *
 * <p>Previous stop: {@code cpudriver}. Next stop: {@code engine}.
 */
package org.barreleye.machine;
