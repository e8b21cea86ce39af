package org.barreleye.service.device;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.barreleye.domain.Domain;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.device.DeviceInterrupt;
import org.barreleye.domain.device.DeviceRecord;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The capabilities to interrupts that drivers are given: for each device its vector; for a device behind interrupt
 * controllers its line, and the one vector to which the line is to be routed.
 */
final class DriverInterrupts implements Copyable {
    private static final int VECTORS_OF_A_CORE = 256;

    private final Domain domain;
    // By the names of the devices.
    private final SortedMap<String, CapabilityReference> lines = new TreeMap<>();
    private final SortedMap<String, Promise> promises = new TreeMap<>();

    DriverInterrupts(Domain domain) {
        this.domain = domain;
    }

    /** The vectors that drivers of other devices are promised, as a list in the syntax of Prolog. */
    String takenBesides(String device) {
        return promises.entrySet().stream().filter(promise -> !promise.getKey().equals(device))
                .map(Map.Entry::getValue)
                .map(promise -> "vector(" + promise.core + ", " + promise.vector + ")")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** Returns whether the driver of another device is promised a vector. */
    boolean isTaken(String device, int core, int vector) {
        return promises.entrySet().stream()
                .anyMatch(promise -> !promise.getKey().equals(device) && promise.getValue().isFor(core, vector));
    }

    /**
     * Promises the driver of a device a vector, in the place of the one before.
     *
     * @param vector of the core; nothing if the device is not behind interrupt controllers
     */
    void promise(String device, int core, OptionalInt vector) {
        Optional<Promise> before = Optional.ofNullable(promises.get(device));
        if (before.isPresent() && vector.isPresent() && before.get().isFor(core, vector.getAsInt())) {
            return;
        }
        before.flatMap(promise -> promise.destination).ifPresent(domain::delete);
        promises.remove(device);
        vector.ifPresent(number -> promises.put(device, new Promise(core, number)));
    }

    /** Returns what the driver of a device is given. The capabilities are made for the first driver and kept. */
    Outcome<DeviceInterrupt> of(DeviceRecord device, int core) {
        return line(device).flatMap(line -> device.isRouted()
                ? destination(device.name()).map(vectors -> new DeviceInterrupt(line, vectors, core))
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

    private Outcome<CapabilityReference> destination(String device) {
        Promise promise = promises.get(device);
        if (promise == null) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        } else if (promise.destination.isPresent()) {
            return Outcome.of(promise.destination.get());
        }
        CapabilityAddress slot = domain.slots().take();
        Outcome<Outcome.Unit> made = WellKnown.ROOT.retype(domain.syscalls(), DeviceRecord.ALL_VECTORS,
                (long) promise.core * VECTORS_OF_A_CORE + promise.vector, Retype.INTERRUPT_DESTINATION, 1, 1, slot);
        if (!made.succeeded()) {
            domain.slots().free(slot);
            return Outcome.refused(made.error());
        }
        promise.destination = Optional.of(CapabilityReference.at(slot));
        return Outcome.of(CapabilityReference.at(slot));
    }

    /** A vector that a driver is promised. */
    private static final class Promise implements Copyable {
        private final int core;
        private final int vector;
        // The capability to it, when the driver has claimed its device.
        private Optional<CapabilityReference> destination = Optional.empty();

        Promise(int core, int vector) {
            this.core = core;
            this.vector = vector;
        }

        boolean isFor(int otherCore, int otherVector) {
            return core == otherCore && vector == otherVector;
        }
    }
}
