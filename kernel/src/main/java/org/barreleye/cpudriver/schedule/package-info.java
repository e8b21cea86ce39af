/**
 * Scheduling: decides which dispatcher runs next, and returns the decision as a value to the CPU driver. It may not
 * know invocations or the machine.
 *
 * <p>Previous stop: {@code cpudriver.mailbox}. Next stop: {@code cpudriver.object}.
 */
package org.barreleye.cpudriver.schedule;
