package org.barreleye.cpudriver.capability;

import org.barreleye.generated.kernel.Relations;

/** The generated {@link Relations} applied to slots. */
final class SlotRelations implements CapabilityRelations<CapabilitySlot> {
    private static final int REMOTE = 1 << Byte.SIZE;
    private static final int RIGHTS = REMOTE - 1;

    /** Returns the rights in a set of flags. */
    static int rightsIn(int flags) {
        return flags & RIGHTS;
    }

    /** Returns whether a set of flags has that of remote entries. */
    static boolean hasRemote(int flags) {
        return (flags & REMOTE) != 0;
    }

    @Override
    public int root(CapabilitySlot slot) {
        return Relations.typeRoot(slot.capability().type());
    }

    @Override
    public long address(CapabilitySlot slot) {
        return Relations.address(slot.capability());
    }

    @Override
    public long size(CapabilitySlot slot) {
        return Relations.size(slot.capability());
    }

    @Override
    public int compare(CapabilitySlot left, CapabilitySlot right) {
        return Relations.compare(left.capability(), right.capability());
    }

    @Override
    public int breakTie(CapabilitySlot left, CapabilitySlot right) {
        return Long.compare(left.ordinal(), right.ordinal());
    }

    @Override
    public boolean isCopy(CapabilitySlot left, CapabilitySlot right) {
        return Relations.isSameObject(left.capability(), right.capability());
    }

    @Override
    public boolean isAncestor(CapabilitySlot ancestor, CapabilitySlot child) {
        return Relations.isDescendant(child.capability(), ancestor.capability());
    }

    @Override
    public int flags(CapabilitySlot slot) {
        return slot.capability().rights() | (slot.isRemote() ? REMOTE : 0);
    }
}
