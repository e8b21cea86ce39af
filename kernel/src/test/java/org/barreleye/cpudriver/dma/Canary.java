package org.barreleye.cpudriver.dma;

import org.barreleye.machine.core.Core;

/** A mistake that is planted in what stands between a device and memory, to see that it is found. */
enum Canary {
    /** No mistake. */
    NONE,
    /** The check is removed: the first window of a device shows all memory. */
    NO_CHECK,
    /** A window stays open when a capability is deleted or revoked, or the device is forbidden the frame. */
    WINDOW_STAYS_OPEN,
    /** Memory that may be read may be written too. */
    READ_IMPLIES_WRITE,
    /** A window is one page larger than the frame. */
    WINDOW_TOO_LARGE;

    private static final long ALL_MEMORY = 1L << 62;

    /** The unit with this mistake. */
    ProtectionUnit in(ProtectionUnit unit) {
        return new Mistaken(unit, this);
    }

    private record Mistaken(ProtectionUnit unit, Canary canary) implements ProtectionUnit {
        @Override
        public boolean isSeenBy(Core core) {
            return unit.isSeenBy(core);
        }

        @Override
        public boolean isOfDeviceIn(Core core, long start, long bytes) {
            return unit.isOfDeviceIn(core, start, bytes);
        }

        @Override
        public int claim(Core core) {
            return unit.claim(core);
        }

        @Override
        public void open(Core core, int window, long memory, long bytes, boolean isReadable, boolean isWritable) {
            boolean isAll = canary == NO_CHECK;
            unit.open(core, window, isAll ? 0 : memory, isAll ? ALL_MEMORY : size(bytes), isReadable || isAll,
                    isWritable || isAll || canary == READ_IMPLIES_WRITE);
        }

        private long size(long bytes) {
            return canary == WINDOW_TOO_LARGE ? bytes + 4_096 : bytes;
        }

        @Override
        public void close(Core core, int window) {
            if (canary != WINDOW_STAYS_OPEN) {
                unit.close(core, window);
            }
        }

        @Override
        public void closeOf(Core core, int owner) {
            unit.closeOf(core, owner);
        }

        @Override
        public boolean interrupts(int core, int vector) {
            return unit.interrupts(core, vector);
        }

        @Override
        public DmaFault takeFault(Core core) {
            return unit.takeFault(core);
        }
    }
}
