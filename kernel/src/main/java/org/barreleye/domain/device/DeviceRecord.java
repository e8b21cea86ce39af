package org.barreleye.domain.device;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.barreleye.domain.Domain;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.generated.user.InterruptDestinationReference;
import org.barreleye.generated.user.InterruptSourceReference;
import org.barreleye.generated.user.InterruptVectorReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.monitor.GetDeviceResult;
import org.barreleye.generated.user.monitor.MonitorClient;
import org.barreleye.generated.user.monitor.MonitorInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * A device of which the domain was given the registers.
 *
 * @param name its name, unique on the machine
 * @param kind its kind
 * @param registers its device frame
 * @param line the number of its interrupt line
 * @param isRouted whether interrupt controllers are between the device and the cores: {@link RoutedInterrupt} then
 * connects a {@linkplain #createSource source} and {@link #ALL_VECTORS}
 * @param core the core that it interrupts, unless it is routed
 * @param vector the interrupt vector on that core
 */
public record DeviceRecord(String name, String kind, DeviceFrameReference registers, long line,
        boolean isRouted, int core, int vector) {
    /** The name of the device manager. */
    public static final String MANAGER = "devices";
    /**
     * The name and the kind of the window of the bus: its device frame is that of the registers of all functions, which
     * the device manager divides.
     */
    public static final String BUS = "bus";
    /** All vectors of all cores. */
    public static final InterruptDestinationReference ALL_VECTORS =
            new InterruptDestinationReference(WellKnownSlots.INTERRUPT_DESTINATION);
    private static final InterruptSourceReference ALL_LINES =
            new InterruptSourceReference(WellKnownSlots.INTERRUPT_SOURCE);
    private static final long VECTORS_OF_A_CORE = 256;

    /**
     * Returns the devices of which a domain was given the registers, and waits for that.
     *
     * @throws CallFailed if it does not have the authority {@code devices}
     */
    public static List<DeviceRecord> all(Domain domain) throws CallFailed {
        MonitorClient monitor = MonitorInterface.client(domain.monitor(), domain.events());
        List<DeviceRecord> devices = new ArrayList<>();
        GetDeviceResult next = monitor.getDevice(0);
        while (!next.err().failed()) {
            devices.add(new DeviceRecord(next.name(), next.kind(),
                    new DeviceFrameReference(new CapabilityAddress((int) next.slot())), next.line(),
                    next.routed(), (int) next.core(), next.vector()));
            next = monitor.getDevice(devices.size());
        }
        if (!SystemError.NO_SUCH_DEVICE.matches(next.err())) {
            throw new CallFailed(new Failure(Failure.Kind.REFUSED, domain.describe(next.err())));
        }
        return devices;
    }

    /**
     * Requests the devices of which a domain was given the registers, for reactors.
     *
     * @param continuation receives those that could be listed; in a program that is copied with its machine it is
     *     {@link org.barreleye.kpi.state.Copyable}
     */
    public static void request(Domain domain, Consumer<List<DeviceRecord>> continuation) {
        new DeviceListing(domain, continuation).begin();
    }

    /**
     * Makes the capability to the interrupt vector of the device, which is connected on the core that it interrupts.
     *
     * @return refused with {@code REVOKE_FIRST} if the vector was made before and still exists, and with
     *     {@code BAD_ARGUMENT} if the device is routed
     */
    public Outcome<InterruptVectorReference> createVector(Domain domain) {
        if (isRouted) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        CapabilityAddress slot = domain.slots().take();
        Outcome<Outcome.Unit> made = WellKnown.ROOT.retype(domain.syscalls(), ALL_VECTORS,
                core * VECTORS_OF_A_CORE + vector, Retype.INTERRUPT_VECTOR, 1, 1, slot);
        if (!made.succeeded()) {
            domain.slots().free(slot);
        }
        return made.map(done -> new InterruptVectorReference(slot));
    }

    /**
     * Makes the capability to the interrupt line of the device alone.
     *
     * @return refused with {@code REVOKE_FIRST} if it was made before and still exists
     */
    public Outcome<InterruptSourceReference> createSource(Domain domain) {
        CapabilityAddress slot = domain.slots().take();
        Outcome<Outcome.Unit> made = WellKnown.ROOT.retype(domain.syscalls(), ALL_LINES, line,
                Retype.INTERRUPT_SOURCE, 1, 1, slot);
        if (!made.succeeded()) {
            domain.slots().free(slot);
        }
        return made.map(done -> new InterruptSourceReference(slot));
    }
}
