package org.barreleye.cpudriver.dma;

import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.kpi.state.Copyable;

/**
 * A window that this core has opened.
 *
 * @param unit the index of the unit
 * @param index the index of the window in the unit
 * @param device the slot of the device frame through which it was opened
 * @param frame the slot of the frame
 */
record DmaWindow(int unit, int index, CapabilitySlot device, CapabilitySlot frame) implements Copyable {
    /** Returns whether it was opened through a slot. */
    boolean isThrough(CapabilitySlot slot) {
        return device == slot || frame == slot;
    }
}
