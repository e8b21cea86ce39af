package org.barreleye.service.interrupt;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.DeviceObject;
import org.barreleye.domain.memory.Placement;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/** The drivers of all interrupt controllers, by their names. */
final class ControllerTable implements Copyable {
    private final SortedMap<String, ControllerDriver> drivers = new TreeMap<>();

    private ControllerTable() {}

    /** Maps the registers of the controllers, and masks all lines. One that cannot be mapped is left out. */
    static ControllerTable map(Domain domain, List<ControllerPlace> places) {
        ControllerTable table = new ControllerTable();
        for (ControllerPlace place : places) {
            Outcome<Region> region = domain.addressSpace().map(
                    new DeviceObject(new DeviceFrameReference(place.registers())), Placement.ANYWHERE);
            if (region.succeeded()) {
                table.drivers.put(place.name(), driver(place.kind(), domain, region.value()));
            } else {
                domain.syscalls().print("no registers of " + place.name() + ": " + region.error().sentence());
            }
        }
        table.drivers.values().forEach(ControllerDriver::maskAll);
        return table;
    }

    private static ControllerDriver driver(ControllerKind kind, Domain domain, Region region) {
        return switch (kind) {
            case FIXED_VECTOR -> new FixedVectorDriver(new ControllerRegisters<>(domain, region));
            case IO_APIC -> new IoApicDriver(new ControllerRegisters<>(domain, region));
            case GIC -> new GicDriver(new ControllerRegisters<>(domain, region));
            case BRIDGE -> new BridgeDriver(new ControllerRegisters<>(domain, region));
            case MESSAGES -> new MessageDriver(domain, region);
        };
    }

    /** Returns whether the registers of all controllers on a path are mapped. */
    boolean hasAll(InterruptPath path) {
        return path.hops().stream().allMatch(hop -> drivers.containsKey(hop.controller()));
    }

    /** Programs the controllers on a path: the last one first, so that nothing arrives before all of it stands. */
    void program(InterruptPath path) {
        boolean isLevel = path.isLevel();
        for (int index = path.hops().size() - 1; index >= 0; index--) {
            // The output of a latching controller is active until it is acknowledged.
            driver(path.hops().get(index)).unmask(path.hops().get(index).input(),
                    isLevel || index > 0 && driver(path.hops().get(index - 1)).latches(), path.core(), path.vector());
        }
    }

    /** Masks the lines on a path: the first one first. */
    void mask(InterruptPath path) {
        path.hops().forEach(hop -> driver(hop).mask(hop.input()));
    }

    /** Ends an interrupt at the controllers on a path: the first one first, whose output is inactive then. */
    void acknowledge(InterruptPath path) {
        path.hops().forEach(hop -> driver(hop).acknowledge(hop.input()));
    }

    /** Returns whether the device on a path wants attention, and no interrupt follows for that. */
    boolean isPending(InterruptPath path) {
        return path.hops().stream().anyMatch(hop -> driver(hop).isPending(hop.input()));
    }

    /** Returns whether an interrupt on a path stays until it is acknowledged, though its device has only pulsed it. */
    boolean isLatched(InterruptPath path) {
        return !path.isLevel() && path.hops().stream().anyMatch(hop -> driver(hop).latches());
    }

    private ControllerDriver driver(InterruptPath.Hop hop) {
        return drivers.get(hop.controller());
    }
}
