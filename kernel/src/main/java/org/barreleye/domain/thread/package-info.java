/**
 * Threads of a domain: made, joined and switched by the domain itself, on top of one dispatcher. Everything is first
 * come, first served, so the same program runs the same way; threads that wait for one another are told so.
 *
 * <p>Start at {@link org.barreleye.domain.thread.Threads}. Stop before: {@code org.barreleye.domain.dispatcher}. Stop
 * after: {@link org.barreleye.kpi.syscall.SchedulerActivations}, across the line to the kernel. Must not know:
 * bindings, monitors, services.
 */
package org.barreleye.domain.thread;
