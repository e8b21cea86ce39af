package org.barreleye.machine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.machine.device.Wired.function;
import static org.barreleye.machine.device.Wired.page;
import static org.barreleye.machine.device.Wired.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.barreleye.kpi.register.device.DmaWindowRegister;
import org.barreleye.kpi.register.interrupt.IoApicRegister;
import org.barreleye.kpi.register.nic.NicCause;
import org.barreleye.kpi.register.nic.NicDescriptor;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MachineFile;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.network.PeerHost;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.MacAddress;
import org.barreleye.packet.Payload;

/**
 * The machine of the file networked.yaml, whose network interface is behind an interrupt controller, a bridge and an
 * IOMMU, and the software of its core 0.
 */
final class WiredNic {
    private static final CoreId ZERO = new CoreId(0);
    private static final MacAddress MAC = new MacAddress(0x02000000002aL);
    static final long MICROSECOND = 1_000_000;
    static final long NIC = page(Wired.DMA1_BAR);
    static final int LINE = 5;
    static final int LINE_VECTOR = 70;
    static final int FAULT_VECTOR = 71;
    static final int MESSAGE_VECTOR = 99;
    // The window of the IOMMU, as the device sees it and as it is.
    static final long DEVICE = 0x7000_0000;
    static final long MEMORY = 0x1_0000;
    static final long WINDOW_BYTES = 0x8000;
    private static final long TX_RING = 0x1000;
    static final long RX_BUFFER = 0x2000;
    static final long TX_BUFFER = 0x4000;
    static final long SECOND_WINDOW = 0x6000_0000;
    private static final int FRAME_BYTES = 100;

    private final Machine machine;
    // By which the core was interrupted, in this order.
    private final List<Integer> vectors = new ArrayList<>();

    /** Builds a machine without faults. */
    WiredNic() {
        this(Faults.none());
    }

    /** Builds a machine with faults. */
    WiredNic(Faults faults) {
        machine = Machine.of(description(), 1, faults);
    }

    Machine machine() {
        return machine;
    }

    List<Integer> vectors() {
        return vectors;
    }

    private static MachineDescription description() {
        try (var file = WiredNic.class.getResourceAsStream("networked.yaml")) {
            return MachineFile.parse("networked.yaml", new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    static byte[] frame(int number) {
        byte[] payload = new byte[FRAME_BYTES - EthernetFrame.HEADER_BYTES];
        payload[0] = (byte) number;
        return new EthernetFrame(MAC, PeerHost.MAC, 0x88b5, Payload.of(payload)).toBytes();
    }

    /** A frame with a number in its first byte arrives at a time. */
    void arrives(long at, int number) {
        machine.peer().orElseThrow().sendFrame(at, frame(number));
    }

    /** Lets the core prepare the interface and act, serve its interrupts, and act once more at a time. */
    void runs(Consumer<Core> start, ObjIntConsumer<Core> onInterrupt, long laterAt, Consumer<Core> later) {
        machine.wire().orElseThrow().startRecording();
        machine.install(ZERO, Software.rom((core, event) -> {
            if (event instanceof CoreEvent.Started) {
                prepare(core);
                start.accept(core);
                core.setTimer(laterAt);
            } else if (event instanceof CoreEvent.TimerExpired) {
                later.accept(core);
            } else if (event instanceof CoreEvent.Interrupt interrupt) {
                vectors.add(interrupt.vector());
                onInterrupt.accept(core, interrupt.vector());
            }
            return CoreDirective.HALT;
        }));
        machine.powerOn(ZERO, 0);
        long before = machine.now();
        while (machine.step()) {
            assertThat(machine.now()).as("no event of the past").isGreaterThanOrEqualTo(before);
            before = machine.now();
        }
    }

    void runs(Consumer<Core> start, ObjIntConsumer<Core> onInterrupt) {
        runs(start, onInterrupt, 500 * MICROSECOND, core -> {});
    }

    static void prepare(Core core) {
        Wired.openBridge(core);
        Wired.enable(core, 1, Wired.DMA1_SLOT, Wired.DMA1_BAR);
        Wired.route(core, LINE, 0, LINE_VECTOR);
        Wired.route(core, LINE + 1, 0, FAULT_VECTOR);
        window(core, 0, DEVICE, MEMORY, WINDOW_BYTES);
        write(core, NIC, NicRegister.RX_BASE, DEVICE);
        write(core, NIC, NicRegister.RX_LENGTH, 8);
        write(core, NIC, NicRegister.TX_BASE, DEVICE + TX_RING);
        write(core, NIC, NicRegister.TX_LENGTH, 8);
        write(core, NIC, NicRegister.INTERRUPT_MASK_SET, NicCause.ALL);
        write(core, NIC, NicRegister.CONTROL, NicRegister.RX_ENABLE.mask() | NicRegister.TX_ENABLE.mask());
    }

    static void window(Core core, int number, long device, long canonical, long bytes) {
        write(core, Wired.IOMMU, DmaWindowRegister.SELECT, number);
        write(core, Wired.IOMMU, DmaWindowRegister.DEVICE_ADDRESS, device);
        write(core, Wired.IOMMU, DmaWindowRegister.CANONICAL_ADDRESS, canonical);
        write(core, Wired.IOMMU, DmaWindowRegister.BYTES, bytes);
        write(core, Wired.IOMMU, DmaWindowRegister.CONTROL, 0b111);
    }

    private static void put(Core core, long address, NicDescriptor descriptor) {
        core.store(address, 8, descriptor.first(), Endianness.LITTLE);
        core.store(address + 8, 8, descriptor.second(), Endianness.LITTLE);
    }

    static void giveBuffers(Core core) {
        for (int index = 0; index < 4; index++) {
            put(core, MEMORY + index * 16L, NicDescriptor.prepared(DEVICE + RX_BUFFER + index * 2_048L, 2_048, false));
        }
        write(core, NIC, NicRegister.RX_TAIL, 4);
    }

    static void send(Core core, long buffer) {
        put(core, MEMORY + TX_RING, NicDescriptor.prepared(buffer, FRAME_BYTES, true));
        write(core, NIC, NicRegister.TX_TAIL, 1);
    }

    static void clear(Core core, long causes) {
        write(core, NIC, NicRegister.INTERRUPT_CAUSE, causes);
    }

    static void end(Core core, int line) {
        write(core, Wired.IO_APIC, IoApicRegister.END_OF_INTERRUPT, line);
    }

    static void clearAndEnd(Core core, int vector) {
        if (vector == FAULT_VECTOR) {
            write(core, Wired.IOMMU, DmaWindowRegister.FAULT_STATUS, 1);
            end(core, LINE + 1);
        } else {
            clear(core, NicCause.ALL);
            end(core, LINE);
        }
    }
}
