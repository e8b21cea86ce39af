package org.barreleye.machine.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.kpi.register.nic.NicCause;
import org.barreleye.kpi.register.nic.NicDescriptor;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.core.Reactor;
import org.barreleye.machine.description.CoherenceDomain;
import org.barreleye.machine.description.CoreCosts;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryModel;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.NodeDescription;
import org.barreleye.machine.fault.NetworkFaults;
import org.barreleye.machine.injection.PortFaultInjector;
import org.barreleye.machine.network.PeerHost;
import org.barreleye.machine.network.Wire;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.packet.MacAddress;

/** A machine with a core, a network interface and the peer host, and a small driver. */
final class NicMachine {
    static final MacAddress MAC = new MacAddress(0x020000000001L);
    static final int VECTOR = 40;
    static final int RING = 8;
    static final long RX_RING = 0x1000;
    static final long TX_RING = 0x2000;
    static final long RX_BUFFERS = 0x1_0000;
    static final long TX_BUFFERS = 0x2_0000;
    static final long MICROSECOND = 1_000_000;
    static final long LATENCY = MICROSECOND;

    private static final CoreId ZERO = new CoreId(0);
    private static final long REGISTERS = new CanonicalAddress(1, 0).packed();

    final Machine machine;
    final Wire wire;
    final Nic nic;
    final PeerHost peer;
    final Driver driver;

    /** A machine of which the driver does something when it starts, and then waits for interrupts. */
    NicMachine(long seed, NetworkFaults faults, Consumer<Driver> script) {
        wire = new Wire(LATENCY, 1_000);
        machine = Machine.of(description(), seed);
        SeededRandom random = new SeededRandom(seed);
        nic = plug(machine, wire, "nic0", MAC, faults, random);
        PeerHost[] plugged = new PeerHost[1];
        machine.plug(new CanonicalAddress(1, 0x1000).packed(), "peer", bus -> {
            HostDevice device = new HostDevice(bus);
            plugged[0] = new PeerHost(wire, device, new PortFaultInjector("peer", faults, random.fork("peer")));
            device.connect(plugged[0].port());
            return device;
        });
        peer = plugged[0];
        driver = new Driver(script);
        machine.install(ZERO, (core, entry) -> driver);
        machine.powerOn(ZERO, 0);
        wire.startRecording();
    }

    NicMachine(Consumer<Driver> script) {
        this(1, NetworkFaults.none(), script);
    }

    /** Plugs in an interface whose registers begin where the driver expects them. */
    static Nic plug(Machine machine, Wire wire, String name, MacAddress mac, NetworkFaults faults,
            SeededRandom random) {
        Nic[] plugged = new Nic[1];
        machine.plug(REGISTERS, name, bus -> {
            plugged[0] = new Nic(bus, 0, new CoreVector(bus, 0, VECTOR), new DirectAccess(bus, 0), wire, name, mac,
                    new PortFaultInjector(name, faults, random.fork(name)));
            return plugged[0];
        });
        return plugged[0];
    }

    static MachineDescription description() {
        CoreCosts costs = new CoreCosts(2, 100, 0, 10, 0, 0, 0, 0, 0);
        return new MachineDescription("one", "a core",
                List.of(new CoreDescription(ZERO, "x86-64", 64, Endianness.LITTLE, 1_000, costs)),
                List.of(new NodeDescription(0, 0, List.of(ZERO), Optional.of("all"), 10_000, 0, 0, 0,
                        Optional.empty())),
                List.of(new CoherenceDomain("all", CoherenceDomain.Protocol.MESI, CoherenceDomain.Lookup.DIRECTORY, 0)),
                List.of(),
                List.of(new MemoryRegion(0, 1 << 20, 0, MemoryRegion.Kind.RAM, MemoryRegion.UncachedCosts.FREE),
                        new MemoryRegion(1, 0x4000, 0, MemoryRegion.Kind.DEVICE, MemoryRegion.UncachedCosts.FREE)),
                List.of(), MemoryModel.SEQUENTIAL, 64, 0);
    }

    NicMachine run() {
        machine.run();
        return this;
    }

    /** The value of a register at the end. */
    long register(NicRegister register) {
        return nic.load(0, register.offset(), machine.now());
    }

    /** A descriptor of a ring at the end. */
    NicDescriptor descriptor(long ring, int index) {
        return NicDescriptor.of(machine.peek(ring + index * 16L, 8, Endianness.LITTLE),
                machine.peek(ring + index * 16L + 8, 8, Endianness.LITTLE));
    }

    /** A driver that takes what the device gives back, at each interrupt. */
    static final class Driver implements Reactor {
        final List<byte[]> received = new ArrayList<>();
        final List<Long> interruptTimes = new ArrayList<>();
        long causes;
        boolean refills = true;
        @Shared // code
        private final Consumer<Driver> script;
        @Shared // code
        Consumer<Driver> onTimer = driver -> {};
        private transient Core core;
        private int next;
        private int rxTail;
        private int sent;

        Driver(Consumer<Driver> script) {
            this.script = script;
        }

        @Override
        public CoreDirective step(Core at, CoreEvent event) {
            core = at;
            if (event instanceof CoreEvent.Started) {
                script.accept(this);
            } else if (event instanceof CoreEvent.Interrupt) {
                interruptTimes.add(at.now());
                long set = read(NicRegister.INTERRUPT_CAUSE);
                causes |= set;
                write(NicRegister.INTERRUPT_CAUSE, set);
                takeReceived();
            } else if (event instanceof CoreEvent.TimerExpired) {
                onTimer.accept(this);
            }
            return CoreDirective.HALT;
        }

        private void takeReceived() {
            while (next != rxTail && rxDescriptor(next).isDone()) {
                NicDescriptor descriptor = rxDescriptor(next);
                byte[] frame = new byte[descriptor.length()];
                for (int index = 0; index < frame.length; index++) {
                    frame[index] = (byte) core.load(descriptor.buffer() + index, 1, Endianness.LITTLE);
                }
                received.add(frame);
                next = (next + 1) % RING;
                if (refills) {
                    giveBuffer();
                }
            }
        }

        void timer(long at, Consumer<Driver> action) {
            onTimer = action;
            core.setTimer(at);
        }

        long now() {
            return core.now();
        }

        private NicDescriptor rxDescriptor(int index) {
            long address = RX_RING + index * 16L;
            return NicDescriptor.of(core.load(address, 8, Endianness.LITTLE),
                    core.load(address + 8, 8, Endianness.LITTLE));
        }

        void put(long address, NicDescriptor descriptor) {
            core.store(address, 8, descriptor.first(), Endianness.LITTLE);
            core.store(address + 8, 8, descriptor.second(), Endianness.LITTLE);
        }

        long read(NicRegister register) {
            return core.load(REGISTERS + register.offset(), register.bits() / 8, Endianness.LITTLE);
        }

        void write(NicRegister register, long value) {
            core.store(REGISTERS + register.offset(), register.bits() / 8, value, Endianness.LITTLE);
        }

        /** Rings without descriptors, both queues enabled, all interrupts. */
        Driver begin() {
            write(NicRegister.RX_BASE, RX_RING);
            write(NicRegister.RX_LENGTH, RING);
            write(NicRegister.TX_BASE, TX_RING);
            write(NicRegister.TX_LENGTH, RING);
            write(NicRegister.INTERRUPT_MASK_SET, NicCause.ALL);
            write(NicRegister.CONTROL, NicRegister.RX_ENABLE.mask() | NicRegister.TX_ENABLE.mask());
            return this;
        }

        Driver giveBuffers(int count) {
            for (int buffer = 0; buffer < count; buffer++) {
                giveBuffer();
            }
            return this;
        }

        private void giveBuffer() {
            giveBuffer(NicDescriptor.prepared(RX_BUFFERS + rxTail * 2_048L, 2_048, false));
        }

        void giveBuffer(NicDescriptor descriptor) {
            put(RX_RING + rxTail * 16L, descriptor);
            rxTail = (rxTail + 1) % RING;
            write(NicRegister.RX_TAIL, rxTail);
        }

        void send(byte[] frame, boolean interrupts) {
            long buffer = TX_BUFFERS + sent % RING * 2_048L;
            for (int index = 0; index < frame.length; index++) {
                core.store(buffer + index, 1, frame[index], Endianness.LITTLE);
            }
            send(NicDescriptor.prepared(buffer, frame.length, interrupts));
        }

        void send(NicDescriptor descriptor) {
            put(TX_RING + sent++ % RING * 16L, descriptor);
            write(NicRegister.TX_TAIL, sent % RING);
        }
    }
}
