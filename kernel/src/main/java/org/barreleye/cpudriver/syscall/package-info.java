/**
 * System calls: the kernel's side of {@code org.barreleye.kpi.syscall}, one object per dispatcher.
 *
 * <p>Stop before: {@code org.barreleye.cpudriver}. Stop after: {@code cpudriver.invocation}. Must not know: domains,
 * monitors, or any program.
 */
package org.barreleye.cpudriver.syscall;
