package org.barreleye.service.device;

import java.util.Optional;
import org.barreleye.kpi.state.Copyable;

/**
 * The presence of a device: one that has left its bus can be given to a driver again when no domain has its registers
 * any more.
 */
final class Presence implements Copyable {
    private boolean isReleasing;
    private Optional<BusArrival> arrival = Optional.empty();

    /**
     * The device has left.
     *
     * @param hasRegisters whether its registers are to be revoked first
     */
    void leaves(boolean hasRegisters) {
        isReleasing |= hasRegisters;
        arrival = Optional.empty();
    }

    /** No domain has the registers of before any more. */
    void isReleased() {
        isReleasing = false;
    }

    /** A device has come. */
    void arrives(BusArrival arrived) {
        arrival = Optional.of(arrived);
    }

    /** Takes the arrival of a device whose registers can be given to a driver now. */
    Optional<BusArrival> takeArrival() {
        Optional<BusArrival> taken = isReleasing ? Optional.empty() : arrival;
        taken.ifPresent(device -> arrival = Optional.empty());
        return taken;
    }
}
