package org.barreleye.flounder.emit;

import java.util.Locale;

/** A transport for which a binding class is generated. */
public enum BindingTransport {
    /** Rings of slots between two cores, or two threads. */
    UMP("Ump"),
    /** Endpoints of one core. */
    LMP("Lmp"),
    /** One binding that hears itself. */
    LOOPBACK("Loopback"),
    /** Two bindings of one domain. */
    LOCAL("Local");

    private final String suffix;

    BindingTransport(String suffix) {
        this.suffix = suffix;
    }

    /** What the name of its binding class ends with. */
    String suffix() {
        return suffix;
    }

    /** As command lines write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
