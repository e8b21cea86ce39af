package org.barreleye.kpi.register;

/** A register of a device. The registers of one device are the constants of an enumeration. */
public interface Register {
    /** Its name in the documentation of the device. */
    String name();

    /** The offset of its first byte from that of the first register, a multiple of its size. */
    int offset();

    /** Its size in bits: 8, 32 or 64. */
    int bits();

    /** The effect of stores. */
    RegisterAccess access();
}
