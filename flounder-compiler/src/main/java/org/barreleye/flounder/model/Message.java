package org.barreleye.flounder.model;

import java.util.List;
import java.util.Locale;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A message. An rpc is two of them, named after it with {@code _call} and {@code _response}.
 *
 * @param name as layout tables write it
 * @param kind why it is sent
 * @param number the number that identifies it, from {@link #FIRST_NUMBER} to {@link Limits#MESSAGE_NUMBER_MAX}
 * @param parameters its values, in the order of the source
 * @param span the place of its operation
 */
public record Message(String name, Kind kind, int number, List<Parameter> parameters, Span span) implements Located {
    /** The number of an interface's first message: 0 acknowledges, 1 binds, 2 answers a bind. */
    public static final int FIRST_NUMBER = 3;

    /** Copies the list. */
    public Message {
        parameters = List.copyOf(parameters);
    }

    /** The purpose of a message. */
    public enum Kind {
        /** It stands for itself. */
        MESSAGE,
        /** It asks. */
        CALL,
        /** It answers. */
        RESPONSE;

        /** As layout tables write it: {@code message}, {@code call}, {@code response}. */
        public String spelling() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
