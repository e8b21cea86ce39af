/**
 * The modelled heterogeneous hardware: cores of different instruction sets, coherent memory, interrupts and timers,
 * in one thread and one virtual time.
 *
 * <p>{@link org.barreleye.machine.Machine} is the face. Time is counted in picoseconds; chance comes from one seed;
 * events happen in
 * one exact order, so a run can be repeated, and a machine of reactors can be copied in the middle of it. What software
 * sees of all this is a {@link org.barreleye.machine.core.Core}, which says nothing of simulation.
 *
 * <p>Uses {@code org.barreleye.kpi.types} and nothing else. Must not know: any operating system. Came from:
 * {@code cpudriver} and {@code boot}. Go on to: {@code description} (what a machine is made of), then {@code core} (how
 * it runs).
 */
package org.barreleye.machine;
