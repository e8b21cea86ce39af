package org.barreleye.driver.nic;

import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.domain.Domain;
import org.barreleye.domain.bulk.CorePair;
import org.barreleye.domain.device.ClaimedDevice;
import org.barreleye.domain.device.DeviceRegisters;
import org.barreleye.domain.device.DmaWindow;
import org.barreleye.domain.device.InterruptLine;
import org.barreleye.domain.device.InterruptListener;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.memory.PinnedObject;
import org.barreleye.domain.memory.Placement;
import org.barreleye.domain.memory.RamSource;
import org.barreleye.domain.memory.Region;
import org.barreleye.driver.nic.DescriptorRing.Giving;
import org.barreleye.generated.user.monitor.ExportContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.register.RegisterWindow;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The start of the driver, one step after the other: maps the registers, resets and tests the device, finds out whether
 * the cache of its core is coherent, allocates memory for the rings, connects the interrupt, and exports the device
 * queue.
 */
final class NicStart implements InterruptListener, ExportContinuation, Copyable {
    private static final long PAGE = 4_096;
    private static final long RINGS_BYTES = (2 * DescriptorRing.BYTES + PAGE - 1) / PAGE * PAGE;

    private final Domain domain;
    private final ClaimedDevice device;
    // Set by the steps.
    private RegisterWindow<NicRegister> registers;
    private boolean isCoherent;
    private Nic nic;

    NicStart(Domain domain, ClaimedDevice device) {
        this.domain = domain;
        this.device = device;
    }

    void begin() {
        DeviceRegisters.request(domain, device.registers(), new RegistersMapped(this));
    }

    private void onRegisters(Outcome<DeviceRegisters<NicRegister>> mapped) {
        if (isMissing("its registers", mapped)) {
            return;
        }
        registers = mapped.value().window();
        // Whatever the driver before has left: from now on the device accesses no memory.
        Optional<String> problem = SelfTest.problem(registers);
        if (problem.isPresent()) {
            device.unusable(problem.get());
            return;
        }
        CorePair.find(domain, device.interrupt().core(), device.interrupt().core(), new CoreFound(this));
    }

    private void onCore(Outcome<CorePair> core) {
        if (isMissing("the record of its core", core)) {
            return;
        }
        isCoherent = core.value().local().coherenceDomain().isPresent();
        PinnedObject rings = new PinnedObject(RINGS_BYTES, RamSource.ANY_NODE);
        domain.addressSpace().request(rings, Placement.ANYWHERE, new RingsMapped(this, rings));
    }

    private void onRings(PinnedObject object, Outcome<Region> mapped) {
        Outcome<DmaWindow> window = mapped.flatMap(region ->
                DmaWindow.open(domain, device.registers(), object.frame().orElseThrow()));
        if (isMissing("memory for its rings", window)) {
            return;
        }
        long address = window.value().deviceAddress();
        nic = new Nic(domain.syscalls(), registers, ring(mapped.value(), address, 0, Giving.WHOLE_LINES),
                ring(mapped.value(), address, DescriptorRing.BYTES, Giving.TO_FREE_LINES));
        device.interrupt().connect(domain, nic, this);
    }

    private DescriptorRing ring(Region region, long address, long offset, Giving ifIncoherent) {
        return new DescriptorRing(domain.syscalls().memory(),
                region.window(domain.syscalls().memory()).part(offset, DescriptorRing.BYTES), address + offset,
                isCoherent ? Giving.EACH : ifIncoherent);
    }

    private boolean isMissing(String what, Outcome<?> outcome) {
        if (!outcome.succeeded()) {
            device.unusable(what + ": " + outcome.error().sentence());
        }
        return !outcome.succeeded();
    }

    @Override
    public void connected(InterruptLine line) {
        nic.connectedTo(line);
        domain.export(new QueueServer(domain, nic, device), this);
    }

    @Override
    public void failed(Failure reason) {
        device.unusable(reason.toString());
    }

    @Override
    public void replied(CapabilityReference service, ErrorCode err) {
        if (err.failed()) {
            device.unusable("its service: " + SystemError.describe(err));
            return;
        }
        domain.register(0, device.name(), "", service);
        device.running();
    }

    /** Receives the registers. */
    private record RegistersMapped(NicStart start) implements Consumer<Outcome<DeviceRegisters<NicRegister>>>,
            Copyable {
        @Override
        public void accept(Outcome<DeviceRegisters<NicRegister>> mapped) {
            start.onRegisters(mapped);
        }
    }

    /** Receives the record of the core. */
    private record CoreFound(NicStart start) implements Consumer<Outcome<CorePair>>, Copyable {
        @Override
        public void accept(Outcome<CorePair> core) {
            start.onCore(core);
        }
    }

    /**
     * Receives the memory of the rings.
     *
     * @param start to which it belongs
     * @param rings the memory
     */
    private record RingsMapped(NicStart start, PinnedObject rings) implements Consumer<Outcome<Region>>, Copyable {
        @Override
        public void accept(Outcome<Region> mapped) {
            start.onRings(rings, mapped);
        }
    }
}
