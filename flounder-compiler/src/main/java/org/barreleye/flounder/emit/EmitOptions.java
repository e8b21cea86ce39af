package org.barreleye.flounder.emit;

import java.util.EnumSet;
import java.util.List;

/**
 * What a user may choose about the Java that comes out.
 *
 * @param packagePrefix what the packages of the interfaces lie in
 * @param backends the transports to generate binding classes for, at least one; kept sorted and without repetition
 */
public record EmitOptions(String packagePrefix, List<Backend> backends) {
    /** Sorts the transports. */
    public EmitOptions {
        backends = List.copyOf(EnumSet.copyOf(backends));
    }

    /** Everything that can be generated. */
    public static EmitOptions all(String packagePrefix) {
        return new EmitOptions(packagePrefix, List.of(Backend.values()));
    }
}
