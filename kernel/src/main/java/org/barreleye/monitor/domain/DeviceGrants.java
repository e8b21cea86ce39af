package org.barreleye.monitor.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.generated.user.InterruptDestinationReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.PhysicalMemoryReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.plan.DeviceProperties;

/**
 * Gives domains the capabilities to all devices, which the monitor of the boot core has. The device frames are made of
 * the physical memory of the registers when they are given away first, and again when a holder has revoked them and
 * has ended.
 */
final class DeviceGrants implements Copyable {
    private static final long VECTORS_OF_A_CORE = 256;

    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    @Shared // never changed
    private final List<DeviceProperties> devices;
    // The slots for the frames; none before the first grant.
    private final List<CapabilityAddress> frames = new ArrayList<>();
    private Optional<CapabilityAddress> hotPlug = Optional.empty();

    /**
     * Gives away nothing yet.
     *
     * @param devices the devices, in the order of the slots with their registers
     */
    DeviceGrants(SystemCalls syscalls, SlotAllocator slots, List<DeviceProperties> devices) {
        this.syscalls = syscalls;
        this.slots = slots;
        this.devices = devices.subList(0, Math.min(devices.size(), WellKnownSlots.DEVICES));
    }

    /**
     * Copies the capabilities to the well-known slots of a space.
     *
     * @return refused with {@code REVOKE_FIRST} if a domain has revoked the frames of the monitor and still runs
     */
    Outcome<Outcome.Unit> grantTo(L1CNodeReference space) {
        // A machine may have no devices, and so neither lines nor vectors.
        space.copy(syscalls, WellKnownSlots.INTERRUPT_SOURCE, WellKnownSlots.INTERRUPT_SOURCE);
        space.copy(syscalls, WellKnownSlots.INTERRUPT_DESTINATION, WellKnownSlots.INTERRUPT_DESTINATION);
        return grantTo(space, false);
    }

    /**
     * Copies the capabilities to the registers by which interrupts are set up to the well-known slots of a space, and
     * that to the vector of hot-plug, if the machine has a bus.
     */
    Outcome<Outcome.Unit> grantControllersTo(L1CNodeReference space) {
        Outcome<Outcome.Unit> granted = grantTo(space, true);
        for (DeviceProperties device : devices) {
            if (device.isConfiguration()) {
                granted = granted.flatMap(done -> hotPlugVector(device))
                        .flatMap(vector -> space.copy(syscalls, vector, WellKnownSlots.INTERRUPT_DESTINATION));
            }
        }
        return granted;
    }

    private Outcome<CapabilityAddress> hotPlugVector(DeviceProperties bus) {
        CapabilityAddress slot = hotPlug.orElseGet(slots::take);
        hotPlug = Optional.of(slot);
        if (slots.identify(CapabilityReference.at(slot)).isPresent()) {
            return Outcome.of(slot);
        }
        return WellKnown.ROOT.retype(syscalls, new InterruptDestinationReference(WellKnownSlots.INTERRUPT_DESTINATION),
                bus.interrupted().number() * VECTORS_OF_A_CORE + bus.vector(), Retype.INTERRUPT_VECTOR, 1, 1, slot)
                .map(made -> slot);
    }

    private Outcome<Outcome.Unit> grantTo(L1CNodeReference space, boolean controllers) {
        Outcome<Outcome.Unit> granted = Outcome.unit();
        for (int i = 0; i < devices.size(); i++) {
            if (devices.get(i).isController() != controllers) {
                continue;
            }
            CapabilityAddress slot = new CapabilityAddress(WellKnownSlots.FIRST_DEVICE.slot() + i);
            int device = i;
            granted = granted.flatMap(done -> frame(device, slot))
                    .flatMap(frame -> space.copy(syscalls, frame, slot));
        }
        return granted;
    }

    private Outcome<CapabilityAddress> frame(int device, CapabilityAddress registers) {
        while (frames.size() <= device) {
            frames.add(slots.take());
        }
        CapabilityAddress frame = frames.get(device);
        if (slots.identify(CapabilityReference.at(frame)).isPresent()) {
            return Outcome.of(frame);
        }
        return WellKnown.ROOT.retype(syscalls, new PhysicalMemoryReference(registers), 0, Retype.DEVICE_FRAME,
                devices.get(device).bytes(), 1, frame).map(made -> frame);
    }
}
