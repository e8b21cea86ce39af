package org.barreleye.machine.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.packet.MacAddress;

/**
 * The devices of a random machine besides its serial line, mailbox and first DMA engine: network interfaces and further
 * DMA engines, at fixed places or on a bus with bridges, interrupt controllers of every kind, also behind each other,
 * units between devices and memory, and the wire.
 */
final class RandomDevices {
    /** The size of device memory: pages at fixed places, configuration space of up to four buses, and their window. */
    static final long BYTES = 0x14_0000;

    private static final long FIRST_PAGE = 0x1_0000;
    private static final long CONFIGURATION = 0x4_0000;
    private static final int MAX_BUSES = 4;
    private static final long WINDOW = 0xd_0000;
    private static final long WINDOW_BYTES = 0x4_0000;
    private static final int MAX_INTERFACES = 3;
    private static final int MAX_ENGINES = 2;
    private static final int FIXED_VECTOR = 40;
    private static final int GIC_VECTOR = 60;
    // Those of devices that interrupt cores directly: apart from those of controllers, and of other devices, which
    // begin at 100.
    private static final int FIRST_VECTOR = 77;

    private final SeededRandom random;
    private final List<DeviceDescription> devices = new ArrayList<>();
    private final List<ControllerDescription> controllers = new ArrayList<>();
    private final List<DmaProtectionDescription> protections = new ArrayList<>();
    private final List<FunctionDescription> functions = new ArrayList<>();
    private final List<String> bridges = new ArrayList<>();
    // Lines that have no source yet.
    private final List<InterruptWire.ToLine> lines = new ArrayList<>();
    private Optional<BusDescription> bus = Optional.empty();
    private Optional<WireDescription> wire = Optional.empty();
    private List<CoreId> cores = List.of();
    private int space;
    private long nextPage = FIRST_PAGE;
    private int nextVector = FIRST_VECTOR;

    RandomDevices(SeededRandom random) {
        this.random = random;
    }

    /** Draws everything, for a machine with these cores and device memory in this space, and returns the devices. */
    List<DeviceDescription> draw(List<CoreId> ofCores, int inSpace) {
        cores = ofCores;
        space = inSpace;
        drawControllers();
        int buses = nextBoolean() ? between(1, MAX_BUSES) : 0;
        drawBridges(buses);
        int interfaces = between(0, MAX_INTERFACES);
        for (int number = 0; number < interfaces; number++) {
            addDevice("nic" + number, DeviceDescription.Kind.NIC, buses > 0 && nextBoolean());
        }
        int engines = between(0, MAX_ENGINES);
        for (int number = 1; number <= engines; number++) {
            addDevice("dma" + number, DeviceDescription.Kind.DMA, buses > 0 && nextBoolean());
        }
        if (buses > 0) {
            addDevice("uart1", DeviceDescription.Kind.UART, true);
            bus = Optional.of(new BusDescription(space, CONFIGURATION, buses, WINDOW, WINDOW_BYTES, functions));
        }
        if (interfaces > 0) {
            wire = Optional.of(new WireDescription(between(0, 5_000_000), either(between(1, 400_000), 1_000),
                    between(0, 3) == 0 ? WireDescription.Presence.NO : WireDescription.Presence.YES,
                    either(WireDescription.LEASE_SECONDS, between(1, 100))));
        }
        return devices;
    }

    /** The wiring that was drawn: what lies between the devices, the cores and memory. */
    DeviceWiring wiring() {
        return new DeviceWiring(controllers, protections, bus);
    }

    /** The wire that was drawn. */
    Optional<WireDescription> wire() {
        return wire;
    }

    private void drawControllers() {
        if (nextBoolean()) {
            addController("pic0", ControllerDescription.Kind.FIXED_VECTOR, List.of(anyCore()), FIXED_VECTOR, 8);
        }
        if (nextBoolean()) {
            addController("ioapic0", ControllerDescription.Kind.IO_APIC, someCores(), 0, between(4, 24));
        }
        if (nextBoolean()) {
            addController("gic0", ControllerDescription.Kind.GIC, someCores(), GIC_VECTOR, between(4, 16));
        }
        // Behind the ones before, also behind each other, or behind nothing.
        int cascades = between(0, 2);
        for (int number = 0; number < cascades; number++) {
            addBridge("cascade" + number);
        }
    }

    private void addController(String name, ControllerDescription.Kind kind, List<CoreId> interrupted, int vector,
            int count) {
        controllers.add(new ControllerDescription(name, kind, count, space, page(), interrupted, vector,
                Optional.empty()));
        addLines(name, count);
    }

    private void addBridge(String name) {
        InterruptWire output = nextWire(anyCore());
        int count = between(2, 8);
        controllers.add(new ControllerDescription(name, ControllerDescription.Kind.BRIDGE, count, space, page(),
                List.of(), 0, Optional.of(output)));
        addLines(name, count);
    }

    private void addLines(String controller, int count) {
        for (int line = 0; line < count; line++) {
            lines.add(new InterruptWire.ToLine(controller, line));
        }
    }

    private void drawBridges(int buses) {
        for (int number = 1; number < buses; number++) {
            Optional<String> behind = anyBridge();
            String name = "bridge" + number;
            functions.add(new FunctionDescription(name, true, number, behind,
                    new FunctionDescription.Identity(0x1234, 0x20, 0x06_0400), FunctionDescription.DEFAULT_BAR,
                    nextBoolean() ? Optional.of(nextWire(anyCore())) : Optional.empty(), true));
            bridges.add(name);
        }
    }

    /** A device that interrupts a core directly or a line, with a unit between it and memory in most cases. */
    private void addDevice(String name, DeviceDescription.Kind kind, boolean isOnBus) {
        CoreId core = anyCore();
        InterruptWire interrupt = nextWire(core);
        boolean isAtBar = isOnBus && nextBoolean() || isOnBus && kind == DeviceDescription.Kind.UART;
        devices.add(new DeviceDescription(name, kind, isAtBar ? 0 : space,
                isAtBar ? DeviceDescription.AT_BAR : page(), core,
                interrupt instanceof InterruptWire.ToCore direct ? direct.vector() : 0,
                interrupt instanceof InterruptWire.ToLine line ? Optional.of(line) : Optional.empty(),
                kind == DeviceDescription.Kind.NIC && nextBoolean()
                ? Optional.of(new MacAddress(0x02_00_00_00_01_00L + devices.size())) : Optional.empty()));
        if (isOnBus) {
            Optional<String> behind = anyBridge();
            functions.add(new FunctionDescription(name, false, 16 + functions.size(), behind,
                    new FunctionDescription.Identity(0x1234, 0x30 + kind.ordinal(), classOf(kind)),
                    FunctionDescription.DEFAULT_BAR << between(0, 2), Optional.empty(),
                    behind.isEmpty() || between(0, 3) > 0));
        }
        if (kind != DeviceDescription.Kind.UART && between(0, 7) > 0) {
            protections.add(new DmaProtectionDescription("unit-of-" + name, name,
                    either(DmaProtectionDescription.Kind.IOMMU, DmaProtectionDescription.Kind.WINDOWS), between(4, 16),
                    space, page(), nextWire(anyCore())));
        }
    }

    private static int classOf(DeviceDescription.Kind kind) {
        return kind == DeviceDescription.Kind.NIC ? 0x02_0000 : kind == DeviceDescription.Kind.DMA ? 0x08_0100
                : 0x07_0000;
    }

    /** A line that has no source yet, if there is one, or a vector of the core that no other device has. */
    private InterruptWire nextWire(CoreId core) {
        if (!lines.isEmpty() && between(0, 3) > 0) {
            return lines.remove(between(0, lines.size() - 1));
        }
        nextVector++;
        return new InterruptWire.ToCore(core, nextVector - 1);
    }

    private Optional<String> anyBridge() {
        return bridges.isEmpty() || between(0, 2) == 0 ? Optional.empty()
                : Optional.of(bridges.get(between(0, bridges.size() - 1)));
    }

    private CoreId anyCore() {
        return cores.get(between(0, cores.size() - 1));
    }

    private List<CoreId> someCores() {
        List<CoreId> some = new ArrayList<>(cores.stream().filter(core -> nextBoolean()).toList());
        return some.isEmpty() ? List.of(anyCore()) : some;
    }

    private long page() {
        long page = nextPage;
        nextPage += 4_096;
        return page;
    }

    private boolean nextBoolean() {
        return between(0, 1) == 1;
    }

    private int between(int min, int max) {
        return min + (int) random.upTo(max - min);
    }

    private <T> T either(T first, T second) {
        return nextBoolean() ? first : second;
    }
}
