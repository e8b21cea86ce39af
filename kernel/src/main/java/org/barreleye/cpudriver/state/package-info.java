/**
 * The kernel control block: the state of one CPU driver between two events, and the operations that change more than
 * one part of it: insert, move, deliver, delete and revoke a capability. It may not know system calls or invocations.
 *
 * <p>Previous stop: {@code cpudriver.invocation}. Next stop: {@code cpudriver.mailbox}.
 */
package org.barreleye.cpudriver.state;
