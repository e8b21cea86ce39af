package org.barreleye.service.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.barreleye.kpi.register.RegisterWindow;
import org.barreleye.kpi.register.bus.FunctionRegister;
import org.barreleye.kpi.state.Shared;

/**
 * A function that the enumeration has found.
 *
 * @param bus the number of its bus
 * @param slot its slot there
 * @param vendor its vendor
 * @param id the number that the vendor gave it
 * @param classCode class, subclass and programming interface
 * @param address the address of its registers on the bus, if it was given one
 * @param bytes their size
 * @param line the number of its interrupt line; -1 if it has none
 * @param hasMessages whether it can interrupt by messages
 */
@Shared // never changed
record FoundFunction(int bus, int slot, long vendor, long id, long classCode, OptionalLong address, long bytes,
        long line, boolean hasMessages) {
    private static final int SUBCLASS_SHIFT = 8;
    private static final int NETWORK = 0x0200;
    private static final int BRIDGE = 0x0604;
    private static final int SERIAL = 0x0700;
    private static final int DMA = 0x0801;

    static FoundFunction read(RegisterWindow<FunctionRegister> registers, int bus, int slot, boolean isBridge,
            OptionalLong address, long bytes) {
        return new FoundFunction(bus, slot, registers.read(FunctionRegister.VENDOR),
                registers.read(FunctionRegister.DEVICE), registers.read(FunctionRegister.CLASS_CODE), address, bytes,
                registers.read(FunctionRegister.INTERRUPT_PIN) == 0 ? -1
                : registers.read(FunctionRegister.INTERRUPT_LINE), !isBridge);
    }

    /** Its kind, by its class. */
    String kind() {
        return switch ((int) (classCode >> SUBCLASS_SHIFT)) {
            case NETWORK -> "nic";
            case BRIDGE -> "bridge";
            case SERIAL -> "uart";
            case DMA -> "dma";
            default -> "function";
        };
    }

    /** Its name: its kind and its place. */
    String name() {
        return kind() + "_" + bus + "_" + slot;
    }

    /** The facts about it. */
    List<String> facts() {
        List<String> facts = new ArrayList<>();
        facts.add("device(" + name() + ", " + kind() + ", everywhere)");
        facts.add("identity(" + name() + ", " + vendor + ", " + id + ")");
        facts.add("bus_function(" + name() + ", " + bus + ", " + slot + ", " + classCode + ", "
                + (address.isPresent() ? Long.toString(address.getAsLong()) : "none") + ", " + bytes + ", "
                + (line < 0 ? "none" : Long.toString(line)) + ", " + (hasMessages ? "yes" : "no") + ")");
        return facts;
    }
}
