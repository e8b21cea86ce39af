package org.barreleye.machine.device;

import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.register.RegisterTable;
import org.barreleye.kpi.register.device.DmaWindowRegister;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;

/** The unit between a device and memory, as {@link DmaWindowRegister} says. */
final class DmaWindows implements Device, DmaPath {
    @Shared // constant
    private final RegisterTable<DmaWindowRegister> registers = RegisterTable.of(DmaWindowRegister.class);
    private final DmaPath memory;
    private final DmaPort port;
    private final InterruptLine faultLine;
    private final boolean translates;
    private final Window[] windows;
    // By the index of the core that has stored it.
    private final SortedMap<Integer, Long> selected = new TreeMap<>();
    private DevicePlace place = new DevicePlace.Fixed(DmaWindowRegister.NOWHERE);
    private long faultStatus;
    private long faultAddress;
    private long refused;

    /**
     * A unit without valid windows.
     *
     * @param memory what the device would reach without the unit
     * @param port has the time
     * @param translates whether software chooses the addresses of the device
     */
    DmaWindows(DmaPath memory, DmaPort port, InterruptLine faultLine, boolean translates, int windows) {
        this.memory = memory;
        this.port = port;
        this.faultLine = faultLine;
        this.translates = translates;
        this.windows = new Window[windows];
        for (int index = 0; index < windows; index++) {
            this.windows[index] = new Window();
        }
    }

    /** Sets where the registers of the device are. */
    void setPlace(DevicePlace ofDevice) {
        place = ofDevice;
    }

    @Override
    public boolean permits(long deviceAddress, int bytes, boolean isWrite) {
        OptionalLong canonical = find(deviceAddress, bytes, isWrite);
        if (canonical.isPresent() && memory.permits(canonical.getAsLong(), bytes, isWrite)) {
            return true;
        }
        refuse(deviceAddress, isWrite);
        return false;
    }

    @Override
    public OptionalLong translate(long deviceAddress, boolean isWrite) {
        OptionalLong canonical = find(deviceAddress, 1, isWrite);
        return canonical.isPresent() ? memory.translate(canonical.getAsLong(), isWrite) : canonical;
    }

    @Override
    public long read(long deviceAddress) {
        return permits(deviceAddress, Long.BYTES, false)
                ? memory.read(find(deviceAddress, Long.BYTES, false).orElseThrow()) : -1;
    }

    @Override
    public void write(long deviceAddress, long word) {
        if (permits(deviceAddress, Long.BYTES, true)) {
            memory.write(find(deviceAddress, Long.BYTES, true).orElseThrow(), word);
        }
    }

    private OptionalLong find(long deviceAddress, int bytes, boolean isWrite) {
        for (Window window : windows) {
            if (window.permits(deviceAddress, bytes, isWrite)) {
                return OptionalLong.of(window.canonicalAddress + (deviceAddress - window.deviceAddress));
            }
        }
        return OptionalLong.empty();
    }

    private void refuse(long deviceAddress, boolean isWrite) {
        refused++;
        if (faultStatus != 0) {
            faultStatus |= DmaWindowRegister.FAULT_MORE.mask();
            return;
        }
        faultStatus = DmaWindowRegister.FAULT_LATCHED.mask() | (isWrite ? DmaWindowRegister.FAULT_WRITE.mask() : 0);
        faultAddress = deviceAddress;
        faultLine.set(port.now(), true);
    }

    @Override
    public long load(int core, int register, long now) {
        return registers.at(register).map(read -> load(core, read)).orElse(0L);
    }

    private long load(int core, DmaWindowRegister register) {
        return switch (register) {
            case WINDOWS -> windows.length;
            case KIND -> translates ? DmaWindowRegister.TRANSLATING : DmaWindowRegister.PLAIN;
            case SELECT -> selected(core);
            case OWNER, DEVICE_ADDRESS, CANONICAL_ADDRESS, BYTES, CONTROL ->
                    isSelected(core) ? load(window(core), register) : 0;
            case FAULT_STATUS -> faultStatus;
            case FAULT_ADDRESS -> faultAddress;
            case REFUSED -> refused;
            case DEVICE_REGISTERS -> place.address();
        };
    }

    private static long load(Window window, DmaWindowRegister register) {
        return switch (register) {
            case OWNER -> window.owner;
            case DEVICE_ADDRESS -> window.deviceAddress;
            case CANONICAL_ADDRESS -> window.canonicalAddress;
            case BYTES -> window.bytes;
            default -> window.control;
        };
    }

    private long selected(int core) {
        return selected.getOrDefault(core, 0L);
    }

    private boolean isSelected(int core) {
        return selected(core) < windows.length;
    }

    private Window window(int core) {
        return windows[(int) selected(core)];
    }

    @Override
    public void store(int core, int register, long value, long now) {
        registers.at(register).ifPresent(written -> {
            if (written == DmaWindowRegister.SELECT) {
                selected.put(core, value & 0xffff_ffffL);
            } else if (written == DmaWindowRegister.FAULT_STATUS) {
                clearFault(now, value);
            } else if (isSelected(core)) {
                change(window(core), written, value);
            }
        });
    }

    private void clearFault(long now, long value) {
        if ((value & DmaWindowRegister.FAULT_LATCHED.mask()) != 0) {
            faultStatus = 0;
            faultLine.set(now, false);
        }
    }

    private void change(Window window, DmaWindowRegister register, long value) {
        switch (register) {
            case OWNER -> window.claim(value & 0xffff_ffffL);
            case DEVICE_ADDRESS -> window.deviceAddress = translates ? value : window.deviceAddress;
            case CANONICAL_ADDRESS -> {
                window.canonicalAddress = value;
                window.deviceAddress = translates ? window.deviceAddress : value;
            }
            case BYTES -> window.bytes = value;
            case CONTROL -> window.control = value & (DmaWindowRegister.VALID.mask() | DmaWindowRegister.READ.mask()
                    | DmaWindowRegister.WRITE.mask());
            default -> { } // is read only, or about no window
        }
    }

    @Override
    public void onEvent(long now, int core, long subject, long value) {
        // It posts no events.
    }

    /** A window. */
    private static final class Window implements Copyable {
        private long owner;
        private long deviceAddress;
        private long canonicalAddress;
        private long bytes;
        private long control;

        void claim(long number) {
            if (number == 0) {
                owner = 0;
                control = 0;
            } else if (owner == 0) {
                owner = number;
            }
        }

        boolean permits(long address, int length, boolean isWrite) {
            long needed = DmaWindowRegister.VALID.mask()
                    | (isWrite ? DmaWindowRegister.WRITE : DmaWindowRegister.READ).mask();
            long before = address - deviceAddress;
            return (control & needed) == needed
                    && length > 0
                    && Long.compareUnsigned(address, deviceAddress) >= 0
                    && Long.compareUnsigned(before, bytes) < 0
                    && Long.compareUnsigned(length, bytes - before) <= 0;
        }
    }
}
