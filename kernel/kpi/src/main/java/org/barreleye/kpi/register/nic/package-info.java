/**
 * The network interface as software sees it: its {@link org.barreleye.kpi.register.nic.NicRegister registers}, the
 * {@link org.barreleye.kpi.register.nic.NicDescriptor descriptors} of its rings in memory, and the {@link
 * org.barreleye.kpi.register.nic.NicCause causes} of its interrupt. Its model and its driver use the same tables.
 *
 * <p><b>Rings.</b> A ring is an array of descriptors in memory, which the device accesses by DMA. The device owns the
 * descriptors from head up to, not including, tail, and works on them in order; software owns the others. Head equals
 * tail when the device has none, so at most length - 1 are with the device. Software prepares descriptors and then
 * writes tail; the device marks a descriptor as done when it gives it back, and advances head. A store to the length
 * empties the ring: head and tail become 0.
 *
 * <p><b>Errors.</b> A descriptor with a length of 0 or above 2,048, a buffer that is not aligned to 8, an address that
 * is refused, a tail outside of the ring: the device sets the cause {@code RX_ERROR} or {@code TX_ERROR}, and stops the
 * queue by clearing its enable bit. It goes on at the same descriptor when software sets the bit again.
 *
 * <p><b>Interrupt.</b> The line is active while a cause is set that is in the mask. Software clears causes by writing
 * ones. After it became active, it becomes active again no earlier than the moderation interval later.
 *
 * <p>May not know any other package but {@code register}.
 */
package org.barreleye.kpi.register.nic;
