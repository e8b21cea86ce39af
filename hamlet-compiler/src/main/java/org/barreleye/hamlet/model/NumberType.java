package org.barreleye.hamlet.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types of numbers that the language knows. */
public enum NumberType {
    UINT8(1, "uint8_t"),
    UINT16(2, "uint16_t"),
    UINT32(4, "uint32_t"),
    UINT64(8, "uint64_t"),
    INT(4, "int32_t"),
    GENPADDR(8, "genpaddr_t"),
    GENSIZE(8, "gensize_t"),
    LPADDR(8, "lpaddr_t"),
    GENVADDR(8, "genvaddr_t"),
    LVADDR(8, "lvaddr_t"),
    CADDR(4, "capaddr_t"),
    CAPRIGHTS(1, "uint8_t"),
    COREID(1, "coreid_t"),
    PASID(4, "pasid_t");

    private final int bytes;
    private final String cName;

    NumberType(int bytes, String cName) {
        this.bytes = bytes;
        this.cName = cName;
    }

    /** The type that a specification calls so; case matters. */
    public static Optional<NumberType> named(String name) {
        return List.of(values()).stream().filter(type -> type.keyword().equals(name)).findFirst();
    }

    /** As a specification calls it. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The number of bytes that it takes. */
    public int bytes() {
        return bytes;
    }

    /** The number of bits that it takes. */
    public int bits() {
        return bytes * Byte.SIZE;
    }

    /** Its name in C. */
    public String cName() {
        return cName;
    }

    /** Whether it can be less than 0. */
    public boolean isSigned() {
        return this == INT;
    }
}
