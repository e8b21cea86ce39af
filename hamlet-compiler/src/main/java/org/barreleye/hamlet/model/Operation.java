package org.barreleye.hamlet.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An operation on a capability itself, whatever its type. */
public enum Operation {
    /** Putting another one like it into a slot. */
    COPY,
    /** Putting one with fewer rights, or another badge, into a slot. */
    MINT,
    /** Making new objects out of it. */
    RETYPE,
    /** Emptying its slot. */
    DELETE,
    /** Deleting all its copies and descendants. */
    REVOKE,
    /** Sending it to another core. */
    TRANSFER;

    /** The operation that a specification calls so. */
    public static Optional<Operation> named(String name) {
        return List.of(values()).stream().filter(operation -> operation.keyword().equals(name)).findFirst();
    }

    /** As a specification calls it. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }
}
