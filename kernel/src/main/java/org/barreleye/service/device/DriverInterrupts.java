package org.barreleye.service.device;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.Domain;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.device.DeviceInterrupt;
import org.barreleye.domain.device.DeviceRecord;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The capabilities to interrupts that drivers are given: for each device its vector or its line, and for each core that
 * has drivers of devices behind interrupt controllers the vectors to which lines are routed.
 */
final class DriverInterrupts implements Copyable {
    private static final int VECTORS_OF_A_CORE = 256;

    private final Domain domain;
    // By the names of the devices.
    private final SortedMap<String, CapabilityReference> lines = new TreeMap<>();
    // By the numbers of the cores.
    private final SortedMap<Integer, CapabilityReference> vectors = new TreeMap<>();
    // The vector after the last one that a device raises directly, by the numbers of the cores.
    private final SortedMap<Integer, Integer> firstFree = new TreeMap<>();

    DriverInterrupts(Domain domain) {
        this.domain = domain;
    }

    /** Takes a device into account: the vector that it raises directly is not routed to. */
    void add(DeviceRecord device) {
        if (!device.isRouted()) {
            firstFree.merge(device.core(), device.vector() + 1, Math::max);
        }
    }

    /**
     * Returns what the driver of a device is given. The capabilities are made for the first driver and kept.
     *
     * @param core of the driver
     */
    Outcome<DeviceInterrupt> of(DeviceRecord device, int core) {
        return line(device).flatMap(line -> device.isRouted()
                ? vectorsOf(core).map(destination -> new DeviceInterrupt(line, destination, core))
                : Outcome.of(new DeviceInterrupt(line, CapabilityReference.ABSENT, core)));
    }

    private Outcome<CapabilityReference> line(DeviceRecord device) {
        Optional<CapabilityReference> known = Optional.ofNullable(lines.get(device.name()));
        if (known.isPresent()) {
            return Outcome.of(known.get());
        }
        Outcome<CapabilityReference> made = device.isRouted()
                ? device.createSource(domain).map(source -> CapabilityReference.at(source.address()))
                : device.createVector(domain).map(vector -> CapabilityReference.at(vector.address()));
        if (made.succeeded()) {
            lines.put(device.name(), made.value());
        }
        return made;
    }

    private Outcome<CapabilityReference> vectorsOf(int core) {
        Optional<CapabilityReference> known = Optional.ofNullable(vectors.get(core));
        if (known.isPresent()) {
            return Outcome.of(known.get());
        }
        int first = firstFree.getOrDefault(core, 0);
        CapabilityAddress slot = domain.slots().take();
        Outcome<Outcome.Unit> made = WellKnown.ROOT.retype(domain.syscalls(), DeviceRecord.ALL_VECTORS,
                (long) core * VECTORS_OF_A_CORE + first, Retype.INTERRUPT_DESTINATION, VECTORS_OF_A_CORE - first, 1,
                slot);
        if (!made.succeeded()) {
            domain.slots().free(slot);
            return Outcome.refused(made.error());
        }
        vectors.put(core, CapabilityReference.at(slot));
        return Outcome.of(CapabilityReference.at(slot));
    }
}
