package org.barreleye.hamlet.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The type of a word of an invocation. */
public enum ParameterType {
    BOOL(1),
    UINT8(8),
    UINT16(16),
    UINT32(32),
    UINT64(64),
    GENPADDR(64),
    GENSIZE(64),
    LPADDR(64),
    GENVADDR(64),
    LVADDR(64),
    COREID(8),
    PASID(32),
    /** The address of a slot. */
    CADDR(32),
    /** A set of rights. */
    CAPRIGHTS(8),
    /** A type of capabilities. */
    OBJTYPE(8);

    private final int bits;

    ParameterType(int bits) {
        this.bits = bits;
    }

    /** The type with a keyword. */
    public static Optional<ParameterType> named(String name) {
        return List.of(values()).stream().filter(type -> type.keyword().equals(name)).findFirst();
    }

    /** The keyword in specifications. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The size in bits. */
    public int bits() {
        return bits;
    }
}
