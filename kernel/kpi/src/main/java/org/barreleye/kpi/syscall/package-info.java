/**
 * The interface between user and kernel code: a program calls the kernel through {@link
 * org.barreleye.kpi.syscall.SystemCalls}, which lists all system calls, and the kernel calls a program through {@link
 * org.barreleye.kpi.syscall.Upcalls}. The two kinds of code meet nowhere else. The package may not know bindings, and
 * of {@code kpi.channel} only the receiver of a local message.
 *
 * <p>Previous stop: {@code cpudriver.invocation}. Next stop: {@code domain.dispatcher}.
 */
package org.barreleye.kpi.syscall;
