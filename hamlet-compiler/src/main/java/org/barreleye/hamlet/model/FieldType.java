package org.barreleye.hamlet.model;

import java.util.Arrays;
import java.util.Optional;

/** The type of a field, as the reference sees it. */
public enum FieldType {
    /** Eight bits. */
    UINT8("uint8", 8),
    /** Sixteen bits. */
    UINT16("uint16", 16),
    /** Thirty-two bits. */
    UINT32("uint32", 32),
    /** Sixty-four bits. */
    UINT64("uint64", 64),
    /** Thirty-two bits, the only signed type. */
    INT("int", 32),
    /** A generic physical address. */
    GENPADDR("genpaddr", 64),
    /** The size of a generic range. */
    GENSIZE("gensize", 64),
    /** A physical address of one core. */
    LPADDR("lpaddr", 64),
    /** A generic virtual address. */
    GENVADDR("genvaddr", 64),
    /** A virtual address of one core. */
    LVADDR("lvaddr", 64),
    /** A capability address. */
    CADDR("caddr", 32),
    /** A set of rights. */
    CAPRIGHTS("caprights", 8),
    /** The number of a core. */
    COREID("coreid", 8),
    /** The number of a process address space. */
    PASID("pasid", 32),
    /** A pointer to some C type: a handle. */
    POINTER("", 64);

    private final String spelling;
    private final int bits;

    FieldType(String spelling, int bits) {
        this.spelling = spelling;
        this.bits = bits;
    }

    /** The built-in type that is spelled so. */
    public static Optional<FieldType> spelled(String text) {
        return Arrays.stream(values()).filter(type -> type != POINTER && type.spelling.equals(text)).findFirst();
    }

    /** Its width. */
    public int bits() {
        return bits;
    }

    /** How it is spelled; empty for a pointer. */
    public String spelling() {
        return spelling;
    }
}
