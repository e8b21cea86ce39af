/**
 * The kernel control block: everything that one CPU driver remembers between two events.
 *
 * <p>Stop before: {@code cpudriver.invocation}. Stop after: {@code cpudriver.schedule}. Must not know: system calls.
 */
package org.barreleye.cpudriver.state;
