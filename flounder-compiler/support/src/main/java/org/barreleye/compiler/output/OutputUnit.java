package org.barreleye.compiler.output;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Files that are generated together, and only where they are not there already.
 *
 * @param digest of all that decides about these files, the compiler included, in hexadecimal digits; empty if that is
 *     not known, so that they are always generated
 * @param files generates them; called by any thread, at most once in a run
 */
public record OutputUnit(Optional<String> digest, Supplier<OutputTree> files) {
    /** Files that exist as a value already. */
    public static OutputUnit of(OutputTree tree) {
        return new OutputUnit(Optional.empty(), () -> tree);
    }
}
