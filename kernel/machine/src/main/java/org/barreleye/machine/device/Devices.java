package org.barreleye.machine.device;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.description.BusDescription;
import org.barreleye.machine.description.ControllerDescription;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.DmaProtectionDescription;
import org.barreleye.machine.description.FunctionDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.injection.FaultInjector;
import org.barreleye.machine.interrupt.InterruptLatencies;
import org.barreleye.machine.memory.BusFault;
import org.barreleye.machine.memory.MachineMemory;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.network.Gateway;
import org.barreleye.machine.network.PeerHost;
import org.barreleye.machine.network.Wire;
import org.barreleye.machine.network.WireAttachment;
import org.barreleye.machine.network.WirePort;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.trace.Console;

/**
 * The devices of a machine, by the page of device memory that holds their registers: a fixed one, or the one that
 * software gave to their function on the bus.
 */
public final class Devices implements HotPlugListener {
    // The page of what has no fixed one.
    private static final long NO_PAGE = -1;

    private final MachineDescription machine;
    private final SeededRandom random;
    private final MachineMemory memory;
    private final EventQueue queue;
    private final FaultInjector faultInjector;
    private final List<InterruptLatencies> interruptLatencies;
    private final DmaPort dmaPort;
    private final Console console;
    private final Optional<Wire> wire;
    // Begins the names of the ports on the wire.
    private final String prefix;
    private final InterruptControllers controllers;
    // By the name of the device.
    private final SortedMap<String, DmaWindows> protections = new TreeMap<>();
    private final Optional<EnumerableBus> enumerable;
    private final List<Device> devices = new ArrayList<>();
    private final List<Long> pages = new ArrayList<>();
    private final Optional<PeerHost> peer;

    /**
     * Creates the devices of a machine's description.
     *
     * @param interruptLatencies by core
     * @param attachment the wire of another machine, in place of one and a peer host of its own
     */
    public Devices(MachineDescription machine, SeededRandom random, MachineMemory memory, EventQueue queue,
            FaultInjector faultInjector, List<InterruptLatencies> interruptLatencies, DmaPort dmaPort,
            Console console, Optional<WireAttachment> attachment) {
        this.machine = machine;
        this.random = random.fork("devices");
        this.memory = memory;
        this.queue = queue;
        this.faultInjector = faultInjector;
        this.interruptLatencies = interruptLatencies;
        this.dmaPort = dmaPort;
        this.console = console;
        wire = attachment.map(WireAttachment::wire).or(() ->
                machine.wire().map(described -> new Wire(described.latency(), described.megabits())));
        prefix = attachment.map(WireAttachment::prefix).orElse("");
        controllers = new InterruptControllers(machine);
        controllers.create(index -> bus(index, machine.wiring().controllers().get(index).name()));
        for (int index = 0; index < machine.wiring().controllers().size(); index++) {
            ControllerDescription described = machine.wiring().controllers().get(index);
            InterruptController controller = controllers.get(index);
            plug(new CanonicalAddress(described.space(), described.offset()).packed(), described.name(),
                    bus -> controller);
        }
        machine.wiring().protections().forEach(this::protect);
        enumerable = machine.wiring().bus().map(EnumerableBus::new);
        machine.wiring().bus().ifPresent(bus -> addFunctions(bus, Optional.empty(), null));
        for (DeviceDescription described : machine.devices()) {
            boolean isPresent = machine.wiring().bus().flatMap(bus -> bus.function(described.name()))
                    .map(FunctionDescription::isPresent).orElse(true);
            if (isPresent) {
                plug(described);
            }
        }
        peer = machine.wire().filter(described -> described.hasPeer() && attachment.isEmpty()).map(described -> {
            HostDevice device = addHost(PeerHost.NAME);
            PeerHost host = new PeerHost(wire.orElseThrow(), device, faultInjector.port(PeerHost.NAME),
                    described.leaseSeconds());
            device.connect(host.port());
            return host;
        });
    }

    private HostDevice addHost(String name) {
        add(NO_PAGE, name, HostDevice::new);
        return (HostDevice) devices.get(devices.size() - 1);
    }

    /**
     * Connects a gateway to the wire.
     *
     * @throws IllegalStateException if there is no wire
     */
    public Gateway connectGateway() {
        Wire connected = wire.orElseThrow(() -> new IllegalStateException("the machine has no wire; add a 'wire'"));
        HostDevice device = addHost(Gateway.NAME);
        Gateway gateway = new Gateway(connected, device, faultInjector.port(Gateway.NAME));
        device.connect(gateway.port());
        peer.ifPresent(host -> host.reserve(Gateway.ADDRESS));
        return gateway;
    }

    /**
     * The port of a network interface, or of the peer host.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public WirePort port(String name) {
        return wire.flatMap(connected -> connected.port(prefix + name)).orElseThrow(() ->
                new IllegalArgumentException("the wire has no port '" + name + "'"));
    }

    /** Disconnects the network interfaces from the wire for good. */
    public void disconnect() {
        for (Device device : devices) {
            if (device instanceof Nic nic) {
                nic.port().disconnect();
            }
        }
    }

    private void protect(DmaProtectionDescription described) {
        DeviceDescription device = machine.device(described.device()).orElseThrow();
        plug(new CanonicalAddress(described.space(), described.offset()).packed(), described.name(), bus -> {
            DmaWindows windows = new DmaWindows(new DirectAccess(bus, machine.indexOf(device.interrupted())), dmaPort,
                    controllers.line(bus, described.fault()), described.kind() == DmaProtectionDescription.Kind.IOMMU,
                    described.windows());
            protections.put(device.name(), windows);
            if (!device.isAtBar()) {
                windows.setPlace(new DevicePlace.Fixed(
                        new CanonicalAddress(device.space(), device.offset()).packed()));
            }
            return windows;
        });
    }

    /** Adds the functions behind a bridge, and those behind them; for null, those on bus 0. */
    private void addFunctions(BusDescription bus, Optional<String> name, BusFunction bridge) {
        for (FunctionDescription described : bus.behind(name)) {
            BusFunction[] created = new BusFunction[1];
            add(NO_PAGE, described.name(), port -> {
                HotPlugInterrupt hotPlug = new HotPlugInterrupt(port,
                        described.hotPlug().map(wire -> controllers.line(port, wire)));
                created[0] = new BusFunction(described, FunctionPins.of(machine, described), bridge, this, hotPlug);
                return created[0];
            });
            created[0].showPresence();
            enumerable.orElseThrow().add(created[0]);
            placeBehindUnit(bus, created[0]);
            if (described.isBridge()) {
                addFunctions(bus, Optional.of(described.name()), created[0]);
            }
        }
    }

    private void placeBehindUnit(BusDescription bus, BusFunction function) {
        DmaWindows windows = protections.get(function.name());
        if (windows != null && machine.device(function.name()).orElseThrow().isAtBar()) {
            windows.setPlace(new DevicePlace.OfFunction(function, new CanonicalAddress(bus.space(), 0).packed()));
        }
    }

    private void plug(DeviceDescription described) {
        DeviceFactory factory = bus -> create(described, bus);
        if (described.isAtBar()) {
            add(NO_PAGE, described.name(), factory);
        } else {
            plug(new CanonicalAddress(described.space(), described.offset()).packed(), described.name(), factory);
        }
        function(described.name()).ifPresent(BusFunction::showPresence);
    }

    private Device create(DeviceDescription described, Bus bus) {
        int place = machine.indexOf(described.interrupted());
        InterruptLine line = controllers.line(bus, described.wire());
        DmaPath path = protections.get(described.name());
        if (path == null) {
            path = new DirectAccess(bus, place);
        }
        Optional<BusFunction> function = function(described.name());
        if (function.isEmpty()) {
            return create(described, bus, line, path);
        }
        FunctionPort port = new FunctionPort(function.get(), bus, place, line, path);
        Device device = create(described, bus, port, port);
        function.get().attach(device, port);
        return device;
    }

    private Device create(DeviceDescription described, Bus bus, InterruptLine line, DmaPath path) {
        int place = machine.indexOf(described.interrupted());
        return switch (described.kind()) {
            case UART -> new Uart(bus, place, line);
            case MAILBOX -> new Mailbox(bus, described.vector());
            case DMA -> new Dma(bus, place, line, path);
            case NIC -> new Nic(bus, place, line, path, wire.orElseThrow(), prefix + described.name(),
                    machine.macOf(described), faultInjector.port(described.name()));
        };
    }

    private Optional<BusFunction> function(String name) {
        return enumerable.flatMap(bus -> bus.function(name));
    }

    private Bus bus(int index, String name) {
        return new DeviceBus(index, random.fork(name), machine, queue, faultInjector, interruptLatencies, dmaPort,
                console);
    }

    private void add(long page, String name, DeviceFactory factory) {
        pages.add(page);
        devices.add(factory.create(bus(devices.size(), name)));
    }

    /**
     * Plugs in a device.
     *
     * @param page packed canonical address of its page of registers
     * @param name names the device in messages and forks its random number generator
     * @throws IllegalArgumentException if the page is no device memory, or another device's
     */
    public void plug(long page, String name, DeviceFactory factory) {
        if (page % Page.BYTES != 0 || !memory.page(page, 1).isDevice()) {
            throw new IllegalArgumentException("device '" + name + "': " + CanonicalAddress.of(page)
                    + " is not the begin of a page of device memory");
        }
        if (pages.contains(page)) {
            throw new IllegalArgumentException("device '" + name + "': another device has its registers at "
                    + CanonicalAddress.of(page) + "; use another page");
        }
        add(page, name, factory);
    }

    /**
     * Puts another device in the place of one whose registers have a fixed page.
     *
     * @throws IllegalArgumentException if there is no such device
     */
    public void replace(String name, DeviceReplacement replacement) {
        int index = machine.device(name).filter(described -> !described.isAtBar())
                .map(described -> pages.indexOf(new CanonicalAddress(described.space(), described.offset()).packed()))
                .orElse(-1);
        if (index < 0) {
            throw new IllegalArgumentException("no device '" + name + "' has registers at a fixed page; there are "
                    + machine.devices().stream().map(DeviceDescription::name).toList());
        }
        devices.set(index, replacement.replace(bus(index, name), devices.get(index)));
    }

    /**
     * Posts that the device of a function on the bus comes or goes. It comes as at power-on.
     *
     * @param at the time, in picoseconds; not before now
     * @throws IllegalArgumentException if there is no such function behind a bridge, which would notice it
     */
    public void setPresent(long at, String name, boolean isPresent) {
        BusFunction function = function(name).filter(found -> found.isDevice() && found.isBehindBridge())
                .orElseThrow(() -> new IllegalArgumentException("no device named '" + name
                + "' is behind a bridge of the bus; on the bus there are "
                + enumerable.map(EnumerableBus::deviceNames).orElse(List.of())));
        int handle = queue.post(at, EventClass.DEVICE, 0, devices.indexOf(function));
        queue.setWord(handle, 2, isPresent ? 1 : 0);
    }

    @Override
    public void onPresence(long now, BusFunction function, boolean isPresent) {
        if (function.isPresent() == isPresent) {
            return;
        }
        if (isPresent) {
            plug(machine.device(function.name()).orElseThrow());
        } else {
            function.device().onRemoval();
            int index = devices.indexOf(function.device());
            devices.set(index, new AbsentDevice());
            pages.set(index, NO_PAGE);
            function.detach(now);
        }
        function.notifyBridge(now);
    }

    /**
     * The device with registers in the page of an address.
     *
     * @throws BusFault if there is none
     */
    public Device at(long address) {
        long page = address & -Page.BYTES;
        for (int index = 0; index < devices.size(); index++) {
            if (pages.get(index) == page) {
                return devices.get(index);
            }
        }
        return enumerable.flatMap(bus -> bus.at(page)).orElseThrow(
                () -> new BusFault(address, "no device has registers at " + CanonicalAddress.of(address)));
    }

    /**
     * Posts the arrival of text at the first serial line, byte after byte.
     *
     * @throws IllegalStateException if the machine has no serial line
     */
    public void type(long at, String text) {
        for (int index = 0; index < devices.size(); index++) {
            if (devices.get(index) instanceof Uart line) {
                byte[] typed = text.getBytes(StandardCharsets.UTF_8);
                for (int byteIndex = 0; byteIndex < typed.length; byteIndex++) {
                    int handle = queue.post(
                            at + (byteIndex + 1) * Uart.BYTE_TIME, EventClass.DEVICE, line.wiredTo(), index);
                    queue.setWord(handle, 1, Uart.TYPED);
                    queue.setWord(handle, 2, typed[byteIndex] & 0xff);
                }
                return;
            }
        }
        throw new IllegalStateException(
                "the machine has no serial line, so no text can be typed; add a device of kind 'uart'");
    }

    /** The wire, if the machine has one. */
    public Optional<Wire> wire() {
        return wire;
    }

    /** The peer host on the wire, if there is one. */
    public Optional<PeerHost> peer() {
        return peer;
    }

    /** The device at an index, in the order of plugging in. */
    public Device get(int index) {
        return devices.get(index);
    }
}
