/**
 * Benchmarks of the whole system: its boot, in machine time and in host time, and its network in host time.
 *
 * <p>Previous stop: {@code benchmarks.state}. Next stop: {@code boot}.
 */
package org.barreleye.benchmarks.system;
