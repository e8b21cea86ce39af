package org.barreleye.kpi.register.bus;

import org.barreleye.kpi.register.Register;
import org.barreleye.kpi.register.RegisterAccess;
import org.barreleye.kpi.register.RegisterField;
import org.barreleye.kpi.register.RegisterLayout;

/**
 * The configuration registers of a function on the bus, as far as it has them; those that it does not have are 0 and
 * ignore stores. The page of a function is page (bus * 32 + slot) of configuration space. Where no function is present,
 * every register is all ones.
 *
 * <p>A base address register is written with all ones to learn its size: the ones that it then has above its four
 * lowest bits are the addresses that it decodes. Addresses on the bus are offsets in the address space of the bus.
 */
public enum FunctionRegister implements Register {
    /** {@link #VENDOR} and {@link #DEVICE}, or {@link #ABSENT}. */
    IDENTITY(0x00, 32, RegisterAccess.READ_ONLY),
    /** {@link #MEMORY_ENABLE}, {@link #BUS_MASTER}, {@link #INTERRUPT_DISABLE} and {@link #INTERRUPT_STATUS}. */
    COMMAND(0x04, 32, RegisterAccess.READ_WRITE),
    /** {@link #CLASS_CODE}. */
    CLASS(0x08, 32, RegisterAccess.READ_ONLY),
    /** {@link #HEADER_TYPE}. */
    HEADER(0x0c, 32, RegisterAccess.READ_ONLY),
    /** The address of the registers of the device. */
    BAR0(0x10, 64, RegisterAccess.READ_WRITE),
    /** A second address; no function has it yet, so it stays 0. */
    BAR1(0x18, 64, RegisterAccess.READ_WRITE),
    /** Of a bridge: {@link #SECONDARY_BUS}. */
    BUSES(0x20, 32, RegisterAccess.READ_WRITE),
    /** Of a bridge: the first address behind it, a multiple of 4,096. */
    MEMORY_BASE(0x28, 64, RegisterAccess.READ_WRITE),
    /** Of a bridge: the last page behind it, a multiple of 4,096. None is, if it is below the base. */
    MEMORY_LIMIT(0x30, 64, RegisterAccess.READ_WRITE),
    /** The offset of the first capability; 0 if there is none. */
    CAPABILITIES(0x38, 32, RegisterAccess.READ_ONLY),
    /** {@link #INTERRUPT_LINE} and {@link #INTERRUPT_PIN}. */
    INTERRUPT(0x3c, 32, RegisterAccess.READ_WRITE),
    /** The capability of interrupts by message: {@link #MSI_ENABLE}. */
    MSI(0x50, 32, RegisterAccess.READ_WRITE),
    /** The number of the core that a message interrupts. */
    MSI_DESTINATION(0x54, 32, RegisterAccess.READ_WRITE),
    /** The vector of the message, 0 to 255. */
    MSI_VECTOR(0x58, 32, RegisterAccess.READ_WRITE),
    /** The capability of a unit that protects memory from the device. */
    DMA_WINDOWS(0x60, 32, RegisterAccess.READ_ONLY),
    /** The number of its windows. */
    DMA_WINDOW_COUNT(0x64, 32, RegisterAccess.READ_ONLY),
    /** The packed canonical address of its registers. */
    DMA_WINDOW_REGISTERS(0x68, 64, RegisterAccess.READ_ONLY),
    /** The capability of a bridge to notice functions that come and go: {@link #HOT_PLUG_INTERRUPT}. */
    HOT_PLUG(0x70, 32, RegisterAccess.READ_WRITE),
    /** Bit n: there is a function in slot n behind the bridge. */
    SLOT_PRESENT(0x74, 32, RegisterAccess.READ_ONLY),
    /** Bit n: a function came to slot n or went. The bridge wants attention as long as one is set. */
    SLOT_CHANGED(0x78, 32, RegisterAccess.WRITE_ONE_TO_CLEAR),
    /** Bit n: slot n behind the bridge has power, as all have at power-on. A function without power is not present. */
    SLOT_POWER(0x7c, 32, RegisterAccess.READ_WRITE);

    /** The vendor. */
    public static final RegisterField VENDOR = new RegisterField(IDENTITY, 0, 16);

    /** The device, as its vendor numbers it. */
    public static final RegisterField DEVICE = new RegisterField(IDENTITY, 16, 16);

    /** The function answers at its address; a bridge passes accesses on. */
    public static final RegisterField MEMORY_ENABLE = RegisterField.bit(COMMAND, 1);

    /** The function may access memory and send messages; a bridge passes them on. */
    public static final RegisterField BUS_MASTER = RegisterField.bit(COMMAND, 2);

    /** The function does not use its interrupt line. */
    public static final RegisterField INTERRUPT_DISABLE = RegisterField.bit(COMMAND, 10);

    /** Read only: the device wants attention. */
    public static final RegisterField INTERRUPT_STATUS = RegisterField.bit(COMMAND, 19);

    /** Class, subclass and programming interface. */
    public static final RegisterField CLASS_CODE = new RegisterField(CLASS, 8, 24);

    /** {@link #HEADER_DEVICE} or {@link #HEADER_BRIDGE}. */
    public static final RegisterField HEADER_TYPE = new RegisterField(HEADER, 16, 7);

    /** The number of the bus behind the bridge; no function behind it is found as long as it is 0. */
    public static final RegisterField SECONDARY_BUS = new RegisterField(BUSES, 8, 8);

    /** A note of software; at power-on the line or vector of the machine description. */
    public static final RegisterField INTERRUPT_LINE = new RegisterField(INTERRUPT, 0, 8);

    /** Read only: 1 if the function has an interrupt line. */
    public static final RegisterField INTERRUPT_PIN = new RegisterField(INTERRUPT, 8, 8);

    /** The kind of a capability, in its first register. */
    public static final RegisterField CAPABILITY_ID = new RegisterField(MSI, 0, 8);

    /** The offset of the next capability, in the first register of one; 0 at the last. */
    public static final RegisterField CAPABILITY_NEXT = new RegisterField(MSI, 8, 8);

    /** Interrupts are messages, and not on the line. */
    public static final RegisterField MSI_ENABLE = RegisterField.bit(MSI, 16);

    /** The bridge interrupts when slots change: by a message if it has them enabled, or on its line if it has one. */
    public static final RegisterField HOT_PLUG_INTERRUPT = RegisterField.bit(HOT_PLUG, 16);

    /** The value of {@link #IDENTITY} where no function is present. */
    public static final long ABSENT = 0xffff_ffffL;

    /** The header type of a device. */
    public static final int HEADER_DEVICE = 0;

    /** The header type of a bridge. */
    public static final int HEADER_BRIDGE = 1;

    /** The kind of the capability at {@link #MSI}. */
    public static final int CAPABILITY_MSI = 0x05;

    /** The kind of the capability at {@link #HOT_PLUG}. */
    public static final int CAPABILITY_HOT_PLUG = 0x0c;

    /** The kind of the capability at {@link #DMA_WINDOWS}. */
    public static final int CAPABILITY_DMA_WINDOWS = 0x80;

    /** The bits of a base address register that are no address. */
    public static final long BAR_FLAGS = 0xf;

    /** The number of slots of a bus. */
    public static final int SLOTS = 32;

    private final RegisterLayout layout;

    FunctionRegister(int offset, int bits, RegisterAccess access) {
        layout = new RegisterLayout(offset, bits, access);
    }

    @Override
    public RegisterLayout layout() {
        return layout;
    }
}
