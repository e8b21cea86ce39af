package org.barreleye.kpi.types;

/**
 * Where a capability lies in its holder's own capability space: a slot number, never the capability itself.
 *
 * @param slot 0 is "nowhere"; bits 8..31 select the level-1 slot, bits 0..7 the level-2 slot
 */
public record CapabilityAddress(int slot) {
    /** No slot: the absent capability. */
    public static final CapabilityAddress NOWHERE = new CapabilityAddress(0);

    @Override
    public String toString() {
        return slot == 0 ? "no slot" : "slot " + Integer.toUnsignedString(slot >>> 8) + "." + (slot & 0xff);
    }
}
