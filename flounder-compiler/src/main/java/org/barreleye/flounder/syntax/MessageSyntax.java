package org.barreleye.flounder.syntax;

import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.lexical.DocComment;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * {@code META... KIND NAME(PARAMETER, ...);}.
 *
 * @param span of all of it
 * @param documentation the comment before it
 * @param metas hints for particular transports
 * @param kind the kind of declaration
 * @param keyword the word that says so
 * @param name of the message or rpc
 * @param parameters in order
 */
public record MessageSyntax(Span span, Optional<DocComment> documentation, List<MetaSyntax> metas, Kind kind,
        Span keyword, Name name, List<ParameterSyntax> parameters) implements Located {
    /** Copies the lists. */
    public MessageSyntax {
        metas = List.copyOf(metas);
        parameters = List.copyOf(parameters);
    }

    /** The kinds of declarations. */
    public enum Kind {
        /** A message without reply. */
        MESSAGE,
        /** A call with one reply. */
        RPC,
        /** A message to the server, as the old dialect had it. */
        CALL,
        /** A message from the server, as the old dialect had it. */
        RESPONSE
    }
}
