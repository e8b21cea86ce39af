/**
 * The driver of the mailbox: messages between cores without coherent caches. It transfers message lines of 64 bytes
 * from a ring in the memory of one core to a ring in the memory of the other. It may not know capabilities or what the
 * lines contain.
 *
 * <p>Previous stop: {@code cpudriver.state}. Next stop: {@code cpudriver.schedule}.
 */
package org.barreleye.cpudriver.mailbox;
