/**
 * Benchmarks of the boot of the whole system, in machine time and in host time.
 *
 * <p>Previous stop: {@code benchmarks.machine}. Next stop: {@code boot}.
 */
package org.barreleye.benchmarks.system;
