package org.barreleye.machine.device;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.register.RegisterBank;
import org.barreleye.kpi.register.RegisterTable;
import org.barreleye.kpi.register.bus.FunctionRegister;
import org.barreleye.kpi.state.Shared;
import org.barreleye.machine.description.FunctionDescription;
import org.barreleye.machine.memory.Page;

/**
 * A function on the bus: its configuration registers, as {@link FunctionRegister} says, and its effect on the accesses
 * that pass it.
 */
final class BusFunction implements Device {
    private static final long BAR_TYPE = 0b100; // 64 bits, memory
    private static final long COMMANDS = FunctionRegister.MEMORY_ENABLE.mask() | FunctionRegister.BUS_MASTER.mask()
            | FunctionRegister.INTERRUPT_DISABLE.mask();

    @Shared // never changed
    private final FunctionDescription description;
    @Shared // never changed
    private final FunctionPins pins;
    private final BusFunction bridge;
    private final HotPlugListener listener;
    private final HotPlugInterrupt hotPlug;
    // Of a bridge: the functions of the bus behind it.
    private final List<BusFunction> behind = new ArrayList<>();
    private RegisterBank<FunctionRegister> registers;
    // Whether the device is in its slot, which has power or not.
    private boolean isPlugged;
    // Null unless a device is present.
    private FunctionPort port;
    private Device device;

    /**
     * A function of which no device is present.
     *
     * @param bridge before its bus; null on bus 0
     * @param hotPlug by which a bridge tells of changes
     */
    BusFunction(FunctionDescription description, FunctionPins pins, BusFunction bridge, HotPlugListener listener,
            HotPlugInterrupt hotPlug) {
        this.description = description;
        this.pins = pins;
        this.bridge = bridge;
        this.listener = listener;
        this.hotPlug = hotPlug;
        isPlugged = description.isPresent();
        if (bridge != null) {
            bridge.behind.add(this);
        }
        reset();
    }

    private void reset() {
        registers = new RegisterBank<>(RegisterTable.of(FunctionRegister.class));
        FunctionDescription.Identity identity = description.identity();
        registers.set(FunctionRegister.VENDOR, identity.vendor());
        registers.set(FunctionRegister.DEVICE, identity.device());
        registers.set(FunctionRegister.CLASS_CODE, identity.classCode());
        if (description.isBridge()) {
            registers.set(FunctionRegister.HEADER_TYPE, FunctionRegister.HEADER_BRIDGE);
            registers.set(FunctionRegister.MEMORY_BASE, -Page.BYTES);
        }
        registers.set(FunctionRegister.BAR0, pins.barBytes() > 0 ? BAR_TYPE : 0);
        registers.set(FunctionRegister.INTERRUPT_PIN, pins.line().isPresent() ? 1 : 0);
        registers.set(FunctionRegister.INTERRUPT_LINE, pins.line().orElse(0));
        pins.capabilities(description.isBridge(), registers);
    }

    String name() {
        return description.name();
    }

    boolean isDevice() {
        return !description.isBridge();
    }

    boolean isPresent() {
        return description.isBridge() || device != null;
    }

    /** Returns whether a bridge is before it, which notices that it comes and goes. */
    boolean isBehindBridge() {
        return bridge != null;
    }

    // ---- the device

    /** The device has come: its registers are those of power-on. */
    void attach(Device arrived, FunctionPort connection) {
        device = arrived;
        port = connection;
    }

    /** The device has gone. */
    void detach(long now) {
        port.remove(now);
        device = null;
        port = null;
        reset();
    }

    Device device() {
        return device;
    }

    /** Tells the bridge that the slot of this function has changed. */
    void notifyBridge(long now) {
        long slot = 1L << description.slot();
        bridge.registers.set(FunctionRegister.SLOT_CHANGED,
                bridge.registers.get(FunctionRegister.SLOT_CHANGED) | slot);
        showPresence();
        bridge.update(now);
    }

    /** Shows in the register of the bridge whether this function is present. */
    void showPresence() {
        if (bridge != null) {
            long slot = 1L << description.slot();
            long others = bridge.registers.get(FunctionRegister.SLOT_PRESENT) & ~slot;
            bridge.registers.set(FunctionRegister.SLOT_PRESENT, isPresent() ? others | slot : others);
        }
    }

    // ---- decoding

    /** Returns whether the function is in a slot of a bus, as software has numbered the buses. */
    boolean isAt(int busNumber, int slot) {
        return isPresent() && description.slot() == slot && busNumber == busNumber();
    }

    /** The number of its bus; -1 if software has not given it one. */
    private int busNumber() {
        if (bridge == null) {
            return 0;
        }
        int number = (int) bridge.registers.get(FunctionRegister.SECONDARY_BUS);
        return number == 0 || bridge.busNumber() < 0 ? -1 : number;
    }

    /** Returns whether it and the bridges before it decode an address on the bus. */
    boolean decodes(long offset) {
        return device != null
                && pins.barBytes() > 0
                && registers.isSet(FunctionRegister.MEMORY_ENABLE)
                && Long.compareUnsigned(offset - base(), pins.barBytes()) < 0
                && (bridge == null || bridge.passes(offset));
    }

    /** The address in its base address register. */
    long base() {
        return registers.get(FunctionRegister.BAR0) & ~FunctionRegister.BAR_FLAGS;
    }

    private boolean passes(long offset) {
        return registers.isSet(FunctionRegister.MEMORY_ENABLE)
                && Long.compareUnsigned(offset, registers.get(FunctionRegister.MEMORY_BASE)) >= 0
                && Long.compareUnsigned(offset & -Page.BYTES, registers.get(FunctionRegister.MEMORY_LIMIT)) <= 0
                && (bridge == null || bridge.passes(offset));
    }

    /** Returns whether it and the bridges before it may access memory. */
    boolean isBusMaster() {
        return registers.isSet(FunctionRegister.BUS_MASTER) && (bridge == null || bridge.isBusMaster());
    }

    /** Returns whether its interrupts are on its line. */
    boolean usesLine() {
        return !registers.isSet(FunctionRegister.INTERRUPT_DISABLE) && !registers.isSet(FunctionRegister.MSI_ENABLE);
    }

    /** Returns whether its interrupts are messages, which are accesses to memory. */
    boolean usesMessages() {
        return registers.isSet(FunctionRegister.MSI_ENABLE) && isBusMaster();
    }

    long messageDestination() {
        return registers.get(FunctionRegister.MSI_DESTINATION);
    }

    int messageVector() {
        return (int) registers.get(FunctionRegister.MSI_VECTOR);
    }

    // ---- registers

    @Override
    public long load(int core, int register, long now) {
        registers.set(FunctionRegister.INTERRUPT_STATUS, wantsAttention() ? 1 : 0);
        return registers.load(register);
    }

    @Override
    public void store(int core, int register, long value, long now) {
        registers.at(register).ifPresent(written -> {
            switch (written) {
                case COMMAND -> registers.set(written, value & COMMANDS);
                case BAR0 -> registers.set(written, pins.barBytes() > 0 ? value & -pins.barBytes() | BAR_TYPE : 0);
                case BUSES, MEMORY_BASE, MEMORY_LIMIT -> storeOfBridge(written, value);
                case INTERRUPT -> registers.set(FunctionRegister.INTERRUPT_LINE, value & 0xff);
                case MSI -> registers.set(FunctionRegister.MSI_ENABLE, FunctionRegister.MSI_ENABLE.in(value));
                case MSI_DESTINATION -> registers.set(written, value);
                case MSI_VECTOR -> registers.set(written, value & 0xff);
                case HOT_PLUG -> registers.set(FunctionRegister.HOT_PLUG_INTERRUPT,
                        isDevice() ? 0 : FunctionRegister.HOT_PLUG_INTERRUPT.in(value));
                case SLOT_CHANGED -> registers.store(register, value);
                case SLOT_POWER -> storePower(value, now);
                default -> { } // is read only
            }
            update(now);
        });
    }

    private void storeOfBridge(FunctionRegister register, long value) {
        if (description.isBridge()) {
            registers.set(register, register == FunctionRegister.BUSES ? value & FunctionRegister.SECONDARY_BUS.mask()
                    : value & -Page.BYTES);
        }
    }

    /** Devices in slots that lose their power go, those in slots that get it come. */
    private void storePower(long value, long now) {
        if (!isDevice()) {
            registers.set(FunctionRegister.SLOT_POWER, value);
            behind.stream().filter(BusFunction::isDevice).forEach(function -> function.updatePresence(now));
        }
    }

    private void updatePresence(long now) {
        listener.onPresence(now, this, isPlugged && (bridge == null || bridge.powers(description.slot())));
    }

    private boolean powers(int slot) {
        return (registers.get(FunctionRegister.SLOT_POWER) >>> slot & 1) != 0;
    }

    private boolean wantsAttention() {
        return isDevice() ? port != null && port.wantsAttention()
                : registers.isSet(FunctionRegister.HOT_PLUG_INTERRUPT)
                && registers.get(FunctionRegister.SLOT_CHANGED) != 0;
    }

    private void update(long now) {
        if (port != null) {
            port.update(now);
        }
        if (!isDevice()) {
            hotPlug.set(now, wantsAttention(), this);
        }
    }

    /** The device is put into its slot, or pulled out of it. */
    @Override
    public void onEvent(long now, int core, long subject, long value) {
        isPlugged = value != 0;
        updatePresence(now);
    }
}
