/**
 * The monitor: one per core, in user mode, trusted. What one core cannot decide alone the monitors agree on by
 * messages: starting cores and programs, binding a client to a service elsewhere, carrying capabilities between cores.
 *
 * <p>A monitor is a reactor over generated bindings, like any other program; its power is the capability to all
 * physical memory of its core, and nothing else. Start at {@link org.barreleye.monitor.CoreMonitor}.
 *
 * <p>Stop before: {@code org.barreleye.domain.interconnect}. Stop after: the generated relations. Must not know: the
 * CPU driver, the machine.
 */
package org.barreleye.monitor;
