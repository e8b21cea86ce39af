/**
 * System calls: the kernel's implementation of {@code kpi.syscall}, one object per dispatcher; the checked memory
 * accesses of a dispatcher; the fast path of local messages. It may not know domains, monitors or programs.
 *
 * <p>Previous stop: {@code cpudriver}. Next stop: {@code cpudriver.invocation}.
 */
package org.barreleye.cpudriver.syscall;
