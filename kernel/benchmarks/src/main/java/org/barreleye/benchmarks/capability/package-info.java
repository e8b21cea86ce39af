/**
 * Benchmarks of generated capability predicates, compared with hand-written switches, and of the compilation of
 * specifications. Start at {@link org.barreleye.benchmarks.capability.Predicates} and
 * {@link org.barreleye.benchmarks.capability.SpecificationCompiling}.
 *
 * <p>Previous stop: {@code benchmarks.process}. Next stop: {@code benchmarks.machine}.
 */
package org.barreleye.benchmarks.capability;
