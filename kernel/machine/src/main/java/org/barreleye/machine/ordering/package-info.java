/**
 * Memory ordering: the store buffer and the invalidation queue of a core, through which cores see stores at different
 * times, the barriers that drain them, and the notification of cores that hold or poll a written line.
 *
 * <p>Memory models are sequential consistency (Lamport 1979), total store order (x86-TSO, Sewell et al. 2010) and a
 * weak model in which only accesses to one line are ordered. Store buffer and invalidation queue are those of McKenney,
 * "Memory Barriers: a Hardware View for Software Hackers" (2010). The litmus tests of the module run over all
 * schedules.
 *
 * <p>Must not know: cores, software, devices.
 *
 * <p>Previous stop: {@code core}. Next stop: {@code memory}.
 */
package org.barreleye.machine.ordering;
