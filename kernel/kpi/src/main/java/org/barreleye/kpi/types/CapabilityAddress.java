package org.barreleye.kpi.types;

/**
 * The place of a capability in its holder's capability space: a slot number, never the capability itself.
 *
 * @param slot 0 is no slot; bits 8..31 select the level-1 slot, bits 0..7 the level-2 slot
 */
public record CapabilityAddress(int slot) {
    /** No slot: the absent capability. */
    public static final CapabilityAddress NULL = new CapabilityAddress(0);

    /** In the place of a capability that was revoked while it was sent; the kernel refuses it with REVOKED. */
    public static final CapabilityAddress REVOKED = new CapabilityAddress(-1);

    /** The number of slots of a node, on each of the two levels. */
    public static final int SLOTS_PER_NODE = 256;

    /**
     * The address of a slot.
     *
     * @param node the number of its level-2 node in the level-1 node, 0 .. 2^24 - 1
     * @param index its number there, 0 .. 255
     */
    public static CapabilityAddress of(int node, int index) {
        return new CapabilityAddress(node << 8 | index);
    }

    /** The slot of the level-1 node that the address leads through. */
    public int node() {
        return slot >>> 8;
    }

    /** The slot of the level-2 node that the address leads to. */
    public int index() {
        return slot & 0xff;
    }

    @Override
    public String toString() {
        return slot == 0 ? "no slot"
                : equals(REVOKED) ? "the place of a revoked capability" : "slot " + node() + "." + index();
    }
}
