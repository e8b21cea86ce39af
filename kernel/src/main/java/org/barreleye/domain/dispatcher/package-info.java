/**
 * A dispatcher seen from inside: the loop that every domain runs, and how its straight-line code waits.
 *
 * <p>Stop before: {@code org.barreleye.cpudriver.invocation}, across {@code org.barreleye.kpi.syscall}. Stop after: a
 * generated binding. Must not know: the CPU driver, the machine.
 */
package org.barreleye.domain.dispatcher;
