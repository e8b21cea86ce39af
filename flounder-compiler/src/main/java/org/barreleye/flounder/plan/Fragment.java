package org.barreleye.flounder.plan;

import java.util.List;
import java.util.Optional;

/** A part of a message that begins with a transport message of its own. */
public sealed interface Fragment {
    /**
     * Exactly one transport message.
     *
     * @param words its payload; none is allowed
     * @param capability the capability that travels with it, on transports that carry capabilities in the message
     */
    record Fixed(List<Word> words, Optional<Leaf.Capability> capability) implements Fragment {
        /** Copies the list. */
        public Fixed {
            words = List.copyOf(words);
        }
    }

    /**
     * As many transport messages as it needs: the first begins with the length in bytes.
     *
     * @param content a string or a dynamic array
     */
    record Overflow(Leaf.Overflow content) implements Fragment {}
}
