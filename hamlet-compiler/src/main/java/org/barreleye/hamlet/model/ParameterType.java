package org.barreleye.hamlet.model;

import java.util.Arrays;
import java.util.Optional;

/** What travels in one word of an invocation. */
public enum ParameterType {
    /** Eight bits, unsigned. */
    UINT8("uint8"),
    /** Sixteen bits, unsigned. */
    UINT16("uint16"),
    /** Thirty-two bits, unsigned. */
    UINT32("uint32"),
    /** Sixty-four bits. */
    UINT64("uint64"),
    /** A generic physical address. */
    GENPADDR("genpaddr"),
    /** The size of a generic range. */
    GENSIZE("gensize"),
    /** 0 or 1. */
    BOOL("bool"),
    /** An address in the caller's capability space. */
    CADDR("caddr"),
    /** A set of rights. */
    CAPRIGHTS("caprights"),
    /** A capability type. */
    OBJTYPE("objtype");

    private final String spelling;

    ParameterType(String spelling) {
        this.spelling = spelling;
    }

    /** The type that is spelled so. */
    public static Optional<ParameterType> spelled(String text) {
        return Arrays.stream(values()).filter(type -> type.spelling.equals(text)).findFirst();
    }
}
