package org.barreleye.kpi.register;

/** A register of a device. The registers of one device are the constants of an enumeration. */
public interface Register {
    /** Its name in the documentation of the device. */
    String name();

    /** Its place, and the effect of stores. */
    RegisterLayout layout();

    /** The offset of its first byte from that of the first register, a multiple of its size. */
    default int offset() {
        return layout().offset();
    }

    /** Its size in bits: 8, 32 or 64. */
    default int bits() {
        return layout().bits();
    }

    /** The effect of stores. */
    default RegisterAccess access() {
        return layout().access();
    }
}
