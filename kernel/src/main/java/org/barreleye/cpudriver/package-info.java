/**
 * The CPU driver: the only privileged code, one instance per core.
 *
 * <p>It is single-threaded and not preempted, and it shares nothing with the CPU driver next door; whatever two cores
 * must agree on is agreed by their {@linkplain org.barreleye.monitor monitors}. Start at
 * {@link org.barreleye.cpudriver.CpuDriver#step}; read {@code capability} when you meet your first invocation.
 *
 * <p>Stop before: {@code org.barreleye.boot}. Stop after: {@code cpudriver.invocation}. Must not know: {@code domain},
 * {@code monitor}.
 */
package org.barreleye.cpudriver;
