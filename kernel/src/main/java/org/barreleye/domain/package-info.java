/**
 * The library operating system that every domain links: its events, its slots and memory, its bindings. Start at
 * {@link org.barreleye.domain.Domain}.
 *
 * <p>Stop before: {@code org.barreleye.cpudriver}, across {@code org.barreleye.kpi.syscall}. Stop after:
 * {@code domain.dispatcher}. Must not know: the CPU driver, the machine, the monitor's insides.
 */
package org.barreleye.domain;
