/**
 * Devices: what a store to a register does, and what follows from it later.
 *
 * <p>A {@link org.barreleye.machine.device.Device} has a page of registers in device memory, where {@code Core.load}
 * and {@code Core.store} reach it; a register is a number, so the order of bytes does not matter to it. It reaches the
 * rest of the machine through its {@link org.barreleye.machine.device.Bus}. Devices that no machine file describes plug
 * in with {@code Machine.plug}.
 *
 * <p><b>To send words through a {@link org.barreleye.machine.device.Mailbox}</b> whose page begins at {@code box},
 * where every core has registers of its own behind the same addresses:
 *
 * <pre>{@code
 * core.store(box + Mailbox.TO, 4, receiver, order);
 * if (core.load(box + Mailbox.ROOM, 4, order) >= 8) {
 *     core.store(box + Mailbox.ADD, 8, word, order);      // seven times
 *     core.store(box + Mailbox.SEND, 8, word, order);     // and the last, which interrupts the receiver
 * }                                                       // else: no room for a slot; there will be an interrupt when
 * there is }</pre>
 *
 * <p>and at the receiver, when it is interrupted with the mailbox's vector, or whenever it likes to look:
 *
 * <pre>{@code
 * core.store(box + Mailbox.FROM, 4, sender, order);
 * if (core.load(box + Mailbox.WAITING, 4, order) >= 8) {
 *     word = core.load(box + Mailbox.RECEIVE, 8, order);  // eight times
 * }
 * }</pre>
 *
 * <p>Must not know: cores, the engine, software. Came from: {@code core}. Go on to: {@code description}, which says
 * which devices there are.
 */
package org.barreleye.machine.device;
