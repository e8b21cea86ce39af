package org.barreleye.knowledge;

import java.util.Collection;
import java.util.Optional;

/** Finds the known word that is nearest to an unknown one. */
@FunctionalInterface
public interface Suggestion {
    /** Suggests nothing. */
    Suggestion NONE = (word, candidates) -> Optional.empty();

    /** Returns the nearest word, if one is near. */
    Optional<String> nearest(String word, Collection<String> candidates);
}
