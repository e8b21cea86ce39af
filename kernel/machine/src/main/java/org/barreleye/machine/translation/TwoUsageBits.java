package org.barreleye.machine.translation;

/**
 * Of a format with one bit for each.
 *
 * @param accessed the bit that any access sets
 * @param dirty the bit that a write sets
 */
record TwoUsageBits(long accessed, long dirty) implements UsageBits {
    @Override
    public boolean exist() {
        return true;
    }

    @Override
    public boolean isAccessed(long entry) {
        return (entry & accessed) != 0;
    }

    @Override
    public boolean isDirty(long entry) {
        return (entry & dirty) != 0;
    }

    @Override
    public long afterAccess(long entry, boolean write) {
        return entry | accessed | (write ? dirty : 0);
    }

    @Override
    public long clear(long entry) {
        return entry & ~(accessed | dirty);
    }
}
