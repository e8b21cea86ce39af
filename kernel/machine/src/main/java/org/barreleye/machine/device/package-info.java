/**
 * Devices: the effects of loads and stores of their registers, and the events that follow later.
 *
 * <p>A {@link org.barreleye.machine.device.Device} has a page of registers in device memory, which {@code Core.load}
 * and {@code Core.store} access; a register is a number, so byte order does not matter to it. The device reaches the
 * machine through its {@link org.barreleye.machine.device.Bus}, and memory through the {@code DmaPort} behind it.
 * {@code Machine.plug} plugs in a device that is not in the machine file.
 *
 * <p>Between a device and the machine stand, where a machine file describes them: an {@link
 * org.barreleye.machine.device.InterruptController}, to which its {@link org.barreleye.machine.device.InterruptLine}
 * leads; a function of the {@link org.barreleye.machine.device.EnumerableBus}; and {@link
 * org.barreleye.machine.device.DmaWindows}, by which it has its {@link org.barreleye.machine.device.DmaAccess} to
 * memory. {@code Devices} puts them together, in the same way for all devices. The registers are tables in {@code
 * org.barreleye.kpi.register}.
 *
 * <p><b>Sending through a {@link org.barreleye.machine.device.Mailbox}</b> whose page begins at {@code box}; each core
 * has registers of its own at the same addresses:
 *
 * <pre>{@code
 * core.store(box + MailboxRegister.TO.offset(), 4, receiver, order);
 * if (core.load(box + MailboxRegister.ROOM.offset(), 4, order) >= 8) {
 *     core.store(box + MailboxRegister.ADD.offset(), 8, word, order);   // seven times
 *     core.store(box + MailboxRegister.SEND.offset(), 8, word, order);  // and the last, which interrupts the receiver
 *     // otherwise there is no room for a message line; an interrupt follows when there is
 * }}</pre>
 *
 * <p><b>Receiving</b>, on the interrupt with the mailbox's vector or when polling:
 *
 * <pre>{@code
 * core.store(box + MailboxRegister.FROM.offset(), 4, sender, order);
 * if (core.load(box + MailboxRegister.WAITING.offset(), 4, order) >= 8) {
 *     word = core.load(box + MailboxRegister.RECEIVE.offset(), 8, order);  // eight times
 * }
 * }</pre>
 *
 * <p><b>A network interface</b>, {@link org.barreleye.machine.device.Nic}, has its registers, descriptors and causes in
 * {@link org.barreleye.kpi.register.nic}, where its driver finds them.
 *
 * <p>Must not know: cores, the engine, software.
 *
 * <p>Previous stop: {@code interrupt}. Next stop: {@code network}.
 */
package org.barreleye.machine.device;
