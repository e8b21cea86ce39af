package org.barreleye.hamlet.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An operation on capabilities of any type. */
public enum Operation {
    /** Copies a capability to a slot. */
    COPY,
    /** Copies a capability to a slot with fewer rights or other mintable fields. */
    MINT,
    /** Makes new objects from the object of a capability. */
    RETYPE,
    /** Deletes a capability from its slot. */
    DELETE,
    /** Deletes the other copies and the descendants of a capability. */
    REVOKE,
    /** Sends a capability to another core. */
    TRANSFER;

    /** The operation with a keyword. */
    public static Optional<Operation> named(String name) {
        return List.of(values()).stream().filter(operation -> operation.keyword().equals(name)).findFirst();
    }

    /** The keyword in specifications. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }
}
