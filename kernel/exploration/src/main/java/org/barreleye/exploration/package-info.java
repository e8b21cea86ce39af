/**
 * Explores the schedules of a system of nodes that exchange messages and share nothing: monitors, services, or models
 * of them. {@code exploration.system} is what is explored: nodes, channels, and the checkers of their states.
 * {@code exploration.schedule} is one run: its steps, its replay, its diagram. {@code exploration.search} finds runs:
 * all of them up to a bound, or many at random. {@code exploration.service} explores a service with generated stubs,
 * and {@code exploration.junit} does so in a test. Start at
 * {@link org.barreleye.exploration.search.ExhaustiveSearch}.
 * Must not know: the kernel, the machine.
 *
 * <p>Previous stop: {@code kpi.state}. Next stop: {@code exploration.system}.
 */
package org.barreleye.exploration;
