package org.barreleye.exploration.system;

import java.util.Optional;

/**
 * A message that others than its sender and its receiver may alter while it is in transit. The kinds of alterations are
 * numbered from 1; {@link Scenario#alterations()} says how many of each kind may happen.
 */
public interface Alterable {
    /** Returns what arrives in the place of this message; empty if an alteration of this kind does not concern it. */
    Optional<Object> altered(int kind);
}
