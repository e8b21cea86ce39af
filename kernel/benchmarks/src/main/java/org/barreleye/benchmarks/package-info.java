/**
 * How fast generated stubs are between two threads and on one core, measured with JMH beside their peers: a ring
 * written by hand in the same shape, Agrona's and JCTools' rings, and Aeron's channel between processes.
 *
 * <p>{@link org.barreleye.benchmarks.BetweenThreads} drives an {@link org.barreleye.benchmarks.MessageExchange}; there
 * is one class of it for each peer. {@link org.barreleye.benchmarks.SameCore} sends and dispatches in one thread.
 * Figures and how to repeat them: this module's README. Came from: {@code kpi}. Nothing depends on this package.
 */
package org.barreleye.benchmarks;
