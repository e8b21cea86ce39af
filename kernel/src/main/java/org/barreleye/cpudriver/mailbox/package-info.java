/**
 * Messages between cores that share no cache, through a device: the CPU driver carries lines of 64 bytes from a ring in
 * the memory of one core to a ring in the memory of the other.
 *
 * <p>Came from: {@code state}, which finds a channel by its capability, and the CPU driver, which is interrupted. Go on
 * to: {@code org.barreleye.machine.device}, which says what the registers do. Must not know: what the lines say.
 */
package org.barreleye.cpudriver.mailbox;
