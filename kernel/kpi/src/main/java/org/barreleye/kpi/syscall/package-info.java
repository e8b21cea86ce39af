/**
 * The line between user and kernel: system calls go down through {@link org.barreleye.kpi.syscall.SystemCalls}, upcalls
 * come up through {@link org.barreleye.kpi.syscall.Upcalls}. The only place where the two kinds of code meet.
 *
 * <p>Stop before: {@code org.barreleye.cpudriver.invocation}. Stop after: {@code org.barreleye.domain.dispatcher}. May
 * not know {@code binding} or {@code channel}.
 */
package org.barreleye.kpi.syscall;
