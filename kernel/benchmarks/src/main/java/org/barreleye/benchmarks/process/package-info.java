/**
 * Benchmarks of messages between two processes: generated stubs over rings in a file that both map, beside the IPC of
 * Aeron, and what it costs to wait for a message that comes late.
 *
 * <p>{@link org.barreleye.benchmarks.process.ProcessComparison} starts the other process,
 * {@link org.barreleye.benchmarks.process.EchoProcess}, and measures.
 *
 * <p>Previous stop: {@code benchmarks}. Next stop: {@code benchmarks.compiler}.
 */
package org.barreleye.benchmarks.process;
