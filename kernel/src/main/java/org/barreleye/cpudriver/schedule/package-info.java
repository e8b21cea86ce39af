/**
 * Who has the core next: a decision, returned as a value and carried out by the CPU driver.
 *
 * <p>Stop before: {@code cpudriver.state}. Stop after: {@code cpudriver.object}. Must not know: invocations, or the
 * machine.
 */
package org.barreleye.cpudriver.schedule;
