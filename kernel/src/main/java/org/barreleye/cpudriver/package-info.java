/**
 * The CPU driver: the only privileged code, one instance per core. Start at
 * {@link org.barreleye.cpudriver.CpuDriver#step}.
 *
 * <p>It is single-threaded and not preemptible, and it shares no state with the CPU drivers of other cores. Agreement
 * between cores is the task of their monitors, which are user programs. It may not know {@code domain}, {@code monitor}
 * or any program.
 *
 * <p>Previous stop: {@code boot}. Next stop: {@code cpudriver.syscall}.
 */
package org.barreleye.cpudriver;
