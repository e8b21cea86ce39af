/**
 * System calls: the kernel's side of {@code org.barreleye.kpi.trap}, one object per dispatcher.
 *
 * <p>Stop before: {@code org.barreleye.cpudriver}. Stop after: {@code cpudriver.dispatch}. Must not know: domains,
 * monitors, or any program.
 */
package org.barreleye.cpudriver.syscall;
