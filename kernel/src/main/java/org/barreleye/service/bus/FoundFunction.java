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
 * @param name its name
 * @param place its place
 * @param identity its vendor, the number that the vendor gave it, and its class
 * @param address the address of its registers on the bus, if it was given one
 * @param bytes their size
 * @param pins how it interrupts and whether it is confined
 * @param arrival the number of functions that had come before it
 */
@Shared // never changed
record FoundFunction(String name, FunctionPlace place, Identity identity, OptionalLong address, long bytes, Pins pins,
        int arrival) {
    private static final int SUBCLASS_SHIFT = 8;
    private static final int CAPABILITY_ID = 0xff;
    private static final int NETWORK = 0x0200;
    private static final int BRIDGE = 0x0604;
    private static final int SERIAL = 0x0700;
    private static final int DMA = 0x0801;
    private static final String UART = "uart";
    // The controller of the net of interrupts that stands for all functions.
    private static final String MESSAGES = "messages";

    /**
     * The identity of a function.
     *
     * @param vendor its vendor
     * @param id the number that the vendor gave it
     * @param classCode class, subclass and programming interface
     */
    @Shared // never changed
    record Identity(long vendor, long id, long classCode) {
        /** The identity of a function that is present. */
        static Identity read(RegisterWindow<FunctionRegister> registers) {
            return new Identity(registers.read(FunctionRegister.VENDOR), registers.read(FunctionRegister.DEVICE),
                    registers.read(FunctionRegister.CLASS_CODE));
        }

        /** The kind of the function, by its class. */
        String kind() {
            return switch ((int) (classCode >> SUBCLASS_SHIFT)) {
                case NETWORK -> "nic";
                case BRIDGE -> "bridge";
                case SERIAL -> UART;
                case DMA -> "dma";
                default -> "function";
            };
        }
    }

    /**
     * The connections of a function besides its registers.
     *
     * @param line the number of its interrupt line; -1 if it has none
     * @param hasMessages whether it can interrupt by messages
     * @param hasUnit whether a unit protects memory from it
     */
    @Shared // never changed
    record Pins(long line, boolean hasMessages, boolean hasUnit) {
        /** The connections of a function that is present. */
        static Pins read(RegisterWindow<FunctionRegister> registers) {
            return new Pins(registers.read(FunctionRegister.INTERRUPT_PIN) == 0 ? -1
                    : registers.read(FunctionRegister.INTERRUPT_LINE),
                    registers.read(FunctionRegister.CAPABILITY_ID) == FunctionRegister.CAPABILITY_MSI,
                    (registers.read(FunctionRegister.DMA_WINDOWS) & CAPABILITY_ID)
                    == FunctionRegister.CAPABILITY_DMA_WINDOWS);
        }
    }

    String kind() {
        return identity.kind();
    }

    boolean isBridge() {
        return kind().equals("bridge");
    }

    /** Returns whether it accesses no memory but what a unit lets it access. */
    boolean isConfined() {
        return pins.hasUnit() || kind().equals(UART);
    }

    /**
     * The facts about it.
     *
     * @param firstLine the number of the line that stands for the messages of the first place
     */
    List<String> facts(int firstLine) {
        List<String> facts = new ArrayList<>();
        facts.add("device(" + name + ", " + kind() + ", everywhere)");
        facts.add("identity(" + name + ", " + identity.vendor() + ", " + identity.id() + ")");
        facts.add("bus_function(" + name + ", " + place.bus() + ", " + place.slot() + ", " + identity.classCode()
                + ", " + (address.isPresent() ? Long.toString(address.getAsLong()) : "none") + ", " + bytes + ", "
                + (pins.line() < 0 ? "none" : Long.toString(pins.line())) + ", "
                + (pins.hasMessages() ? "yes" : "no") + ")");
        if (pins.hasMessages() && !isBridge()) {
            int line = firstLine + place.number();
            facts.add("interrupt_line(" + name + ", " + line + ")");
            facts.add("interrupt_source(" + line + ", " + MESSAGES + ", " + place.number() + ")");
            facts.add("trigger(" + line + ", edge)");
        }
        return facts;
    }

    /** The fact that it is not there any more. */
    String leftFact() {
        return "left_bus(" + name + ", " + place.bus() + ", " + place.slot() + ")";
    }
}
