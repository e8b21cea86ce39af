package org.barreleye.machine.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.barreleye.kpi.register.Register;
import org.barreleye.kpi.register.RegisterField;
import org.barreleye.kpi.register.bus.FunctionRegister;
import org.barreleye.kpi.register.interrupt.BridgeRegister;
import org.barreleye.kpi.register.interrupt.IoApicRegister;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MachineFile;

/** The machine of the file wired.yaml, and accesses to its registers. */
final class Wired {
    static final long PIC = page(0x4000);
    static final long IO_APIC = page(0x5000);
    static final long GIC = page(0x6000);
    static final long CASCADE = page(0x7000);
    static final long WINDOWS = page(0x8000);
    static final long IOMMU = page(0x9000);
    static final long UART1_BAR = 0xc_0000;
    static final long DMA1_BAR = 0xc_4000;
    static final long UART2_BAR = 0xc_8000;
    static final int UART1_SLOT = 2;
    static final int BRIDGE_SLOT = 3;
    static final int DMA1_SLOT = 0;
    static final int UART2_SLOT = 1;

    private Wired() {}

    static String text() {
        try (var file = Wired.class.getResourceAsStream("wired.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    static MachineDescription description() {
        return MachineFile.parse("wired.yaml", text());
    }

    /** The packed canonical address of an offset in device memory. */
    static long page(long offset) {
        return new CanonicalAddress(1, offset).packed();
    }

    /** The configuration registers of a slot. */
    static long function(int bus, int slot) {
        return page(0x2_0000 + (bus * 32L + slot) * 4_096);
    }

    static long read(Core core, long page, Register register) {
        return core.load(page + register.offset(), register.bits() / Byte.SIZE, Endianness.LITTLE);
    }

    static long read(Core core, long page, RegisterField field) {
        return field.in(read(core, page, field.register()));
    }

    static void write(Core core, long page, Register register, long value) {
        core.store(page + register.offset(), register.bits() / Byte.SIZE, value, Endianness.LITTLE);
    }

    static void write(Core core, long page, RegisterField field, long value) {
        write(core, page, field.register(), field.with(read(core, page, field.register()), value));
    }

    /** Gives a function on the bus an address, and lets it answer there and access memory. */
    static void enable(Core core, int bus, int slot, long address) {
        write(core, function(bus, slot), FunctionRegister.BAR0, address);
        write(core, function(bus, slot), FunctionRegister.COMMAND,
                FunctionRegister.MEMORY_ENABLE.mask() | FunctionRegister.BUS_MASTER.mask());
    }

    /** Numbers the bus behind the bridge, and lets the bridge pass on all addresses but those of bus 0. */
    static void openBridge(Core core) {
        long bridge = function(0, BRIDGE_SLOT);
        write(core, bridge, FunctionRegister.SECONDARY_BUS, 1);
        write(core, bridge, FunctionRegister.MEMORY_BASE, DMA1_BAR);
        write(core, bridge, FunctionRegister.MEMORY_LIMIT, UART2_BAR);
        write(core, bridge, FunctionRegister.COMMAND,
                FunctionRegister.MEMORY_ENABLE.mask() | FunctionRegister.BUS_MASTER.mask());
    }

    /** Routes a line of the I/O APIC, as a level. */
    static void route(Core core, int line, int destination, int vector) {
        write(core, IO_APIC, IoApicRegister.SELECT, line);
        write(core, IO_APIC, IoApicRegister.ENTRY, IoApicRegister.DESTINATION.with(
                IoApicRegister.LEVEL.mask() | vector, destination));
    }

    /** Routes all lines of the cascade through the I/O APIC. */
    static void routeCascade(Core core, int destination, int vector) {
        route(core, 7, destination, vector);
        write(core, CASCADE, BridgeRegister.MASK, 0);
    }
}
