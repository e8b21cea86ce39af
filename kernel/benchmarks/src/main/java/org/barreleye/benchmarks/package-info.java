/**
 * Benchmarks of generated stubs between two threads and on one core, measured with JMH and compared with a hand-written
 * ring of the same layout, with rings of Agrona and JCTools, and with Aeron's IPC.
 *
 * <p>{@link org.barreleye.benchmarks.BetweenThreads} drives an {@link org.barreleye.benchmarks.MessageExchange}, of
 * which there is one class for each library. {@link org.barreleye.benchmarks.SameCore} sends and dispatches in one
 * thread. The README of this module has the figures and the commands.
 *
 * <p>Previous stop: {@code kpi.binding}. Next stop: {@code benchmarks.process}.
 */
package org.barreleye.benchmarks;
