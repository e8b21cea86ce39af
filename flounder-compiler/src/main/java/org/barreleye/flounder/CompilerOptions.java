package org.barreleye.flounder;

import java.util.EnumSet;
import java.util.List;
import org.barreleye.flounder.plan.Transport;

/**
 * The options of a user about generated code.
 *
 * @param packagePrefix the package above those of the interfaces
 * @param transports the transports with binding classes, at least one; kept sorted and without repetition
 */
public record CompilerOptions(String packagePrefix, List<Transport> transports) {
    /** The package where the user names none. */
    public static final String DEFAULT_PACKAGE_PREFIX = "interfaces";

    /** Sorts the transports. */
    public CompilerOptions {
        transports = List.copyOf(EnumSet.copyOf(transports));
    }

    /** Options for a package, with binding classes for all transports. */
    public static CompilerOptions withPackagePrefix(String packagePrefix) {
        return new CompilerOptions(packagePrefix, List.of(Transport.values()));
    }
}
