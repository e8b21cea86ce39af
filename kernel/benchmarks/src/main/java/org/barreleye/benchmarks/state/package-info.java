/**
 * Benchmarks of copies of state: {@link org.barreleye.kpi.state.StateCloner} beside hand-written copy methods of the
 * same classes.
 *
 * <p>Previous stop: {@code benchmarks.machine}. Next stop: {@code benchmarks.system}.
 */
package org.barreleye.benchmarks.state;
