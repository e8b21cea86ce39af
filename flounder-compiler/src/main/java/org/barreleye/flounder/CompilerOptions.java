package org.barreleye.flounder;

import java.util.EnumSet;
import java.util.List;
import org.barreleye.flounder.emit.BindingTransport;

/**
 * What a user may choose about the Java that comes out.
 *
 * @param packagePrefix what the packages of the interfaces lie in
 * @param transports the transports to generate binding classes for, at least one; kept sorted and without repetition
 */
public record CompilerOptions(String packagePrefix, List<BindingTransport> transports) {
    /** Sorts the transports. */
    public CompilerOptions {
        transports = List.copyOf(EnumSet.copyOf(transports));
    }

    /** Everything that can be generated. */
    public static CompilerOptions all(String packagePrefix) {
        return new CompilerOptions(packagePrefix, List.of(BindingTransport.values()));
    }
}
