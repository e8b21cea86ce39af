/**
 * The line between user and kernel: system calls go down through {@link org.barreleye.kpi.trap.Trap}, upcalls come up
 * through {@link org.barreleye.kpi.trap.Upcalls}. The only place where the two kinds of code meet.
 *
 * <p>Stop before: {@code org.barreleye.cpudriver.dispatch}. Stop after: {@code org.barreleye.domain.dispatcher}. May not
 * know {@code binding} or {@code channel}.
 */
package org.barreleye.kpi.trap;
