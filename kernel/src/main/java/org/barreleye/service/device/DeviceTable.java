package org.barreleye.service.device;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.domain.NameListener;
import org.barreleye.domain.NameWatch;
import org.barreleye.domain.device.DeviceInterrupt;
import org.barreleye.domain.device.DeviceRecord;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.knowledge.KnowledgeConnection;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.generated.user.devices.ClaimReply;
import org.barreleye.generated.user.devices.StartDriverReply;
import org.barreleye.knowledge.Fact;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The devices of the machine and their drivers. For each device the rules say which driver drives it and on which core;
 * the driver is started there, claims the capabilities to the device, and is started again when it ends.
 */
final class DeviceTable implements Consumer<List<DeviceRecord>>, Copyable {
    private final Domain domain;
    private final KnowledgeConnection knowledge;
    private final DriverProcesses processes;
    private final DriverInterrupts interrupts;
    private final DeviceWatchers watchers = new DeviceWatchers();
    private final BusDevices onBus;
    private final SortedMap<String, ManagedDevice> devices = new TreeMap<>();
    // Present if the machine has a bus.
    private Optional<BusRegisters> busRegisters = Optional.empty();
    // The claims of processes of which it is not known yet for which device they were started.
    private final SortedMap<Long, ClaimReply> claims = new TreeMap<>();

    DeviceTable(Domain domain) {
        this.domain = domain;
        knowledge = new KnowledgeConnection(domain);
        processes = new DriverProcesses(domain, this);
        interrupts = new DriverInterrupts(domain);
        onBus = new BusDevices(domain, this);
    }

    /** Publishes which drivers there are, and looks for the devices. */
    void start(List<DriverDescription> drivers) {
        drivers.forEach(driver -> driver.facts().forEach(knowledge::add));
        knowledge.open();
        processes.open();
        new NameWatch(domain, CoreRecord.PREFIX, new CoreListener(this)).start();
        DeviceRecord.request(domain, this);
    }

    /** Receives the devices: a driver is looked for each. */
    @Override
    public void accept(List<DeviceRecord> found) {
        for (DeviceRecord device : found) {
            if (device.kind().equals(DeviceRecord.BUS)) {
                busRegisters = Optional.of(new BusRegisters(domain, this, device.registers()));
            } else {
                devices.put(device.name(), new ManagedDevice(device, watchers));
            }
        }
        devices.values().forEach(this::findDriver);
        if (busRegisters.isPresent()) {
            onBus.open();
        }
    }

    /** A device has come to the bus. */
    void onArrival(BusArrival arrived) {
        ManagedDevice device = devices.computeIfAbsent(arrived.name(),
                name -> new ManagedDevice(name, arrived.kind(), watchers));
        device.presence().arrives(arrived);
        proceed(device);
    }

    /** A device has left the bus: its registers are taken from all domains, and its driver is ended. */
    void onDeparture(BusArrival gone) {
        ManagedDevice device = devices.get(gone.name());
        knowledge.remove(device.runningFact());
        device.leaves("it is not present: it has left " + gone.place());
        device.presence().leaves(busRegisters.orElseThrow().revoke(gone.name()));
        processes.end(device);
    }

    /** No domain has the registers of a device any more that has left. */
    void onReleased(String name) {
        devices.get(name).presence().isReleased();
        proceed(devices.get(name));
    }

    /** A device that has come is enabled when nothing is left of the one before it. */
    private void proceed(ManagedDevice device) {
        if (!device.isUndriven()) {
            return;
        }
        device.presence().takeArrival().ifPresent(arrived -> {
            DeviceRecord record = new DeviceRecord(arrived.name(), arrived.kind(),
                    new DeviceFrameReference(CapabilityAddress.NULL), arrived.line(), true, 0, 0);
            device.arrives(record);
            if (arrived.bytes() == 0) {
                device.lacksDriver("it has no registers on the bus, or the window of the bus is full");
            } else if (!arrived.isConfined()) {
                device.lacksDriver("no unit protects memory from it");
            } else {
                enable(device, arrived);
            }
        });
    }

    private void enable(ManagedDevice device, BusArrival arrived) {
        Outcome<DeviceFrameReference> registers = busRegisters.orElseThrow().make(arrived);
        if (registers.succeeded()) {
            device.arrives(new DeviceRecord(arrived.name(), arrived.kind(), registers.value(), arrived.line(), true,
                    0, 0));
            onBus.enable(arrived);
        } else if (registers.error() == KernelError.REVOKE_FIRST) {
            // The driver that an earlier device manager has started has not ended yet.
            device.leaves("its registers are still with the driver before");
            device.presence().arrives(arrived);
            busRegisters.get().retry(arrived.name());
        } else {
            device.lacksDriver("its registers cannot be given to a driver: " + registers.error().sentence());
        }
    }

    /** A device answers at its address. */
    void onEnabled(BusArrival arrived) {
        ManagedDevice device = devices.get(arrived.name());
        // A client may have requested its driver meanwhile.
        if (!device.isBusy()) {
            findDriver(device);
        }
    }

    DeviceWatchers watchers() {
        return watchers;
    }

    Optional<ManagedDevice> get(String device) {
        return Optional.ofNullable(devices.get(device));
    }

    /** The name of the next device, in the order of names. */
    Optional<String> after(String device) {
        return devices.tailMap(device + "\0").keySet().stream().findFirst();
    }

    /** A core is on: a device may have waited for it. */
    void onCore() {
        devices.values().stream().filter(ManagedDevice::waitsForCore).forEach(this::findDriver);
    }

    /** Starts the driver of a device on request. */
    void start(ManagedDevice device, StartDriverReply reply) {
        if (!device.hasRegisters()) {
            reply.reply(SystemError.NO_SUCH_DEVICE.code());
        } else if (device.isBusy() || device.isRequested()) {
            reply.reply(SystemError.NAME_IN_USE.code());
        } else {
            device.requestedBy(reply);
            findDriver(device);
        }
    }

    /** Asks the rules for a driver and a core, and starts it there. */
    private void findDriver(ManagedDevice device) {
        int search = device.searches();
        String name = Fact.of(device.name()).text();
        String goals = "driver_for(" + name + ", Driver), runs_on(Driver, " + name + ", Core), "
                + vectorGoal(device, name) + "placement_reason(Driver, " + name + ", Core, Reason).";
        knowledge.decide("driver " + device.name(), goals, new DriverPlacement(this, device, search));
    }

    /** The goal that chooses a vector for a device behind interrupt controllers. */
    private String vectorGoal(ManagedDevice device, String name) {
        return device.device().isRouted() ? "vector_for(" + name + ", Core, "
                + interrupts.takenBesides(device.name()) + ", Vector), " : "";
    }

    /** There is no driver, or no core for it. */
    void askForMissing(ManagedDevice device, int search) {
        knowledge.ask("driver_for(" + Fact.of(device.name()).text() + ", Driver).", new DriverOnly(device, search));
    }

    void startDriver(ManagedDevice device, String driver, int core, OptionalInt vector, String reason) {
        if (vector.isPresent() && interrupts.isTaken(device.name(), core, vector.getAsInt())) {
            // It was promised to the driver of another device while the rules were asked.
            findDriver(device);
            return;
        }
        interrupts.promise(device.name(), core, vector);
        device.starts(driver, core, reason);
        processes.start(device);
    }

    void onNotStarted(ManagedDevice device, String problem) {
        if (device.isAbsent()) {
            device.isLeftByDriver();
            proceed(device);
            return;
        }
        device.lacksCore(device.driver() + " could not be started on core " + device.core() + ": " + problem);
    }

    void onStarted(ManagedDevice device, long process) {
        device.startedAs(process);
        if (device.isAbsent()) {
            processes.end(device);
        }
        Optional.ofNullable(claims.remove(process)).ifPresent(claim -> give(device, claim));
    }

    void onEnded(ManagedDevice device, long process, String how) {
        if (device.process() != process) {
            return;
        }
        if (device.isAbsent()) {
            device.isLeftByDriver();
            proceed(device);
            return;
        }
        knowledge.remove(device.runningFact());
        if (device.ended(domain.syscalls().now(), how)) {
            domain.syscalls().print(device.name() + ": " + device.reason());
            findDriver(device);
        } else {
            domain.syscalls().print(device.name() + " is given up: " + device.reason());
        }
    }

    /** A client claims the device for which it was started. */
    void claim(long client, ClaimReply reply) {
        Optional<ManagedDevice> claimed =
                devices.values().stream().filter(device -> device.process() == client).findFirst();
        boolean isStarting = devices.values().stream().anyMatch(device -> device.isBusy() && device.process() == 0);
        if (claimed.isPresent()) {
            give(claimed.get(), reply);
        } else if (isStarting && client != 0 && !claims.containsKey(client)) {
            // The driver may be faster than the answer of the process service.
            claims.put(client, reply);
        } else {
            refuse(reply, SystemError.NO_SUCH_DEVICE.code());
        }
    }

    private void give(ManagedDevice device, ClaimReply reply) {
        if (device.isAbsent()) {
            refuse(reply, SystemError.NO_SUCH_DEVICE.code());
            return;
        }
        Outcome<DeviceInterrupt> interrupt = interrupts.of(device.device(), device.core());
        if (!interrupt.succeeded()) {
            refuse(reply, ErrorCode.of(interrupt.error()));
            return;
        }
        DeviceInterrupt given = interrupt.value();
        reply.reply(device.name(), device.device().registers(), given.line(), given.vectors(), given.core(),
                ErrorCode.NONE);
    }

    private static void refuse(ClaimReply reply, ErrorCode error) {
        reply.reply("", CapabilityReference.ABSENT, CapabilityReference.ABSENT, CapabilityReference.ABSENT, 0, error);
    }

    /** The claims of a process that were not answered are void: its binding has closed. */
    void withdrawClaim(long client) {
        claims.remove(client);
    }

    void onRunning(long client) {
        driven(client).ifPresent(device -> {
            device.runs();
            knowledge.add(device.runningFact());
        });
    }

    void onUnusable(long client, String reason) {
        driven(client).ifPresent(device -> device.isUnusable(reason));
    }

    private Optional<ManagedDevice> driven(long process) {
        return devices.values().stream().filter(device -> process != 0 && device.process() == process
                && !device.isAbsent()).findFirst();
    }

    /** Receives the records of cores: a device may wait for one that can run its driver. */
    private record CoreListener(DeviceTable table) implements NameListener {
        @Override
        public void onAdded(String name, String attributes) {
            table.onCore();
        }
    }
}
