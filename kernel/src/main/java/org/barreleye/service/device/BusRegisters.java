package org.barreleye.service.device;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.barreleye.domain.Domain;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.dispatcher.DeadlineQueue;
import org.barreleye.generated.user.DeviceFrameIdentifyResult;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The registers of the devices on the bus: for each device a device frame of exactly its addresses, which is a part of
 * the window of the bus.
 */
final class BusRegisters implements Copyable {
    private static final long RETRY_AFTER = 1_000_000;

    private final Domain domain;
    private final DeviceTable table;
    private final DeviceFrameReference window;
    private final DeadlineQueue<Retry> retries;
    // By the names of the devices.
    private final SortedMap<String, CapabilityReference> frames = new TreeMap<>();

    /**
     * No registers yet.
     *
     * @param window the device frame of all addresses of the bus
     */
    BusRegisters(Domain domain, DeviceTable table, DeviceFrameReference window) {
        this.domain = domain;
        this.table = table;
        this.window = window;
        retries = new DeadlineQueue<>(domain.syscalls());
        domain.events().add(retries);
    }

    /** Makes the device frame of a device. */
    Outcome<DeviceFrameReference> make(BusArrival device) {
        CapabilityAddress slot = domain.slots().take();
        Outcome<Outcome.Unit> made = window.identify(domain.syscalls()).flatMap(addresses ->
                WellKnown.ROOT.retype(domain.syscalls(), window, offset(device, addresses), Retype.DEVICE_FRAME,
                        device.bytes(), 1, slot));
        if (!made.succeeded()) {
            domain.slots().free(slot);
            return Outcome.refused(made.error());
        }
        frames.put(device.name(), CapabilityReference.at(slot));
        return Outcome.of(new DeviceFrameReference(slot));
    }

    private static long offset(BusArrival device, DeviceFrameIdentifyResult addresses) {
        return device.address() - CanonicalAddress.of(addresses.base()).offset();
    }

    /** Takes the registers of a device away from all domains, and tells the table when that is done. */
    boolean revoke(String device) {
        CapabilityReference frame = frames.remove(device);
        if (frame == null) {
            return false;
        }
        domain.revoke(frame, new Revoked(this, device, frame));
        return true;
    }

    /** Lets the table try again to make the device frame of a device, which overlaps with one of an earlier manager. */
    void retry(String device) {
        retries.add(new Retry(this, device), RETRY_AFTER);
    }

    /**
     * Tries again.
     *
     * @param device whose frame is to be made
     */
    private record Retry(BusRegisters registers, String device) implements DeadlineQueue.Expirable {
        @Override
        public void expire() {
            registers.table.onReleased(device);
        }
    }

    /** Goes on when no other domain has the registers. */
    private record Revoked(BusRegisters registers, String device, CapabilityReference frame)
            implements Consumer<Outcome<Outcome.Unit>>, Copyable {
        @Override
        public void accept(Outcome<Outcome.Unit> revoked) {
            if (!revoked.succeeded()) {
                registers.domain.syscalls().print("the registers of " + device + " cannot be revoked: "
                        + revoked.error().sentence());
            }
            registers.domain.delete(frame);
            registers.table.onReleased(device);
        }
    }
}
