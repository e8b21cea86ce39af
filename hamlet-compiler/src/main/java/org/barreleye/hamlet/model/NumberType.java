package org.barreleye.hamlet.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The number types of the language. */
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
    CAPRIGHTS(1, "CapRights"),
    COREID(1, "coreid_t"),
    PASID(4, "pasid_t");

    private final int bytes;
    private final String cName;

    NumberType(int bytes, String cName) {
        this.bytes = bytes;
        this.cName = cName;
    }

    /** The type with a keyword; case matters. */
    public static Optional<NumberType> named(String name) {
        return List.of(values()).stream().filter(type -> type.keyword().equals(name)).findFirst();
    }

    /** The keyword in specifications. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The size in bytes. */
    public int bytes() {
        return bytes;
    }

    /** The size in bits. */
    public int bits() {
        return bytes * Byte.SIZE;
    }

    /** The name of the type in C. */
    public String cName() {
        return cName;
    }

    /** Tests whether it has negative values. */
    public boolean isSigned() {
        return this == INT;
    }
}
