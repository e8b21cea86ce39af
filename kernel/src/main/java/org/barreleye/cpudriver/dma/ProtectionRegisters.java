package org.barreleye.cpudriver.dma;

import org.barreleye.kpi.register.RegisterField;
import org.barreleye.kpi.register.device.DmaWindowRegister;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;

/**
 * The registers of a unit between a device and memory, as the firmware describes it.
 *
 * @param device the name of the device
 * @param base packed canonical address of the first register of the unit
 * @param faultCore the number of the core that the unit interrupts when it refuses an access; -1 if it interrupts none
 * @param faultVector the vector of that interrupt
 */
public record ProtectionRegisters(String device, long base, int faultCore, int faultVector)
        implements ProtectionUnit {
    // The unit exchanges numbers, so the byte order does not matter.
    private static final Endianness ANY = Endianness.LITTLE;

    private static final int NO_WINDOW = -1;

    @Override
    public boolean isSeenBy(Core core) {
        return core.addressMap().maps(base);
    }

    @Override
    public boolean isOfDeviceIn(Core core, long start, long bytes) {
        long registers = load(core, DmaWindowRegister.DEVICE_REGISTERS);
        return registers != DmaWindowRegister.NOWHERE && Long.compareUnsigned(registers - start, bytes) < 0;
    }

    @Override
    public int claim(Core core) {
        long windows = load(core, DmaWindowRegister.WINDOWS);
        for (int window = 0; window < windows; window++) {
            store(core, DmaWindowRegister.SELECT, window);
            if (load(core, DmaWindowRegister.OWNER) == 0) {
                store(core, DmaWindowRegister.OWNER, ownerNumber(core.id().number()));
                // Another core may have come first.
                if (load(core, DmaWindowRegister.OWNER) == ownerNumber(core.id().number())) {
                    return window;
                }
            }
        }
        return NO_WINDOW;
    }

    private static long ownerNumber(int core) {
        return core + 1L;
    }

    @Override
    public void open(Core core, int window, long memory, long bytes, boolean isReadable, boolean isWritable) {
        store(core, DmaWindowRegister.SELECT, window);
        store(core, DmaWindowRegister.CONTROL, 0);
        store(core, DmaWindowRegister.CANONICAL_ADDRESS, memory);
        store(core, DmaWindowRegister.DEVICE_ADDRESS, memory);
        store(core, DmaWindowRegister.BYTES, bytes);
        store(core, DmaWindowRegister.CONTROL, bit(DmaWindowRegister.VALID, true)
                | bit(DmaWindowRegister.READ, isReadable) | bit(DmaWindowRegister.WRITE, isWritable));
    }

    private static long bit(RegisterField field, boolean isSet) {
        return isSet ? field.mask() : 0;
    }

    @Override
    public void close(Core core, int window) {
        store(core, DmaWindowRegister.SELECT, window);
        store(core, DmaWindowRegister.OWNER, 0);
    }

    @Override
    public void closeOf(Core core, int owner) {
        long windows = load(core, DmaWindowRegister.WINDOWS);
        for (int window = 0; window < windows; window++) {
            store(core, DmaWindowRegister.SELECT, window);
            if (load(core, DmaWindowRegister.OWNER) == ownerNumber(owner)) {
                store(core, DmaWindowRegister.OWNER, 0);
            }
        }
    }

    @Override
    public boolean interrupts(int core, int vector) {
        return faultCore == core && faultVector == vector;
    }

    @Override
    public DmaFault takeFault(Core core) {
        long status = load(core, DmaWindowRegister.FAULT_STATUS);
        DmaFault fault = new DmaFault(device, load(core, DmaWindowRegister.FAULT_ADDRESS),
                DmaWindowRegister.FAULT_WRITE.in(status) != 0, load(core, DmaWindowRegister.REFUSED));
        store(core, DmaWindowRegister.FAULT_STATUS, DmaWindowRegister.FAULT_LATCHED.mask());
        return fault;
    }

    private void store(Core core, DmaWindowRegister register, long value) {
        core.store(base + register.offset(), register.bits() / Byte.SIZE, value, ANY);
    }

    private long load(Core core, DmaWindowRegister register) {
        return core.load(base + register.offset(), register.bits() / Byte.SIZE, ANY);
    }
}
