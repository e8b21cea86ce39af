package org.barreleye.machine.device;

import org.barreleye.kpi.state.Copyable;

/**
 * Something with a page of registers. Cores are named by their places in the machine's list, times are in picoseconds.
 *
 * <p>Whoever loads or stores pays for the access to device memory; what the device does then costs nobody anything, and
 * takes the time that it {@linkplain Bus#post posts} for. Holds nothing static, draws chance only through its bus, and
 * is copied with the machine.
 */
public interface Device extends Copyable {
    /**
     * A core reads a register.
     *
     * @param register offset in the page
     * @param now the core's clock
     * @return the number; 0 for a register that does not exist
     */
    long load(int core, int register, long now);

    /**
     * A core writes a register; one that does not exist takes no notice.
     *
     * @param register offset in the page
     * @param now the core's clock
     */
    void store(int core, int register, long value, long now);

    /**
     * The time has come for which the device posted.
     *
     * @param core as posted
     * @param subject as posted
     * @param value as posted
     */
    void onEvent(long now, int core, long subject, long value);
}
