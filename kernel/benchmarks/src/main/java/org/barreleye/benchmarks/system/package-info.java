/**
 * Benchmarks of the boot of the whole system, in machine time and in host time.
 *
 * <p>Previous stop: {@code benchmarks.state}. Next stop: {@code boot}.
 */
package org.barreleye.benchmarks.system;
