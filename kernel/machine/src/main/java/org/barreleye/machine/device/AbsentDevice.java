package org.barreleye.machine.device;

/** The registers of a device that is not there: all ones. */
final class AbsentDevice implements Device {
    @Override
    public long load(int core, int register, long now) {
        return -1;
    }

    @Override
    public void store(int core, int register, long value, long now) {
        // Nothing takes it.
    }

    @Override
    public void onEvent(long now, int core, long subject, long value) {
        // The event of a device that was removed.
    }
}
