/**
 * Invocations: the operations of each capability type, one class per type. The dispatch that is generated from {@code
 * caps.hl} has checked type, rights and the ranges of numbers before it calls a class of this package. It may not know
 * user code or the system call that caused the invocation.
 *
 * <p>Previous stop: {@code cpudriver.syscall}. Next stop: {@code cpudriver.state}.
 */
package org.barreleye.cpudriver.invocation;
