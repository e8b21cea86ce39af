package org.barreleye.machine.translation;

/** Of a format in which the hardware does not record accesses. */
record NoUsageBits() implements UsageBits {
    @Override
    public boolean exist() {
        return false;
    }

    @Override
    public boolean isAccessed(long entry) {
        return false;
    }

    @Override
    public boolean isDirty(long entry) {
        return false;
    }

    @Override
    public long afterAccess(long entry, boolean write) {
        return entry;
    }

    @Override
    public long clear(long entry) {
        return entry;
    }
}
