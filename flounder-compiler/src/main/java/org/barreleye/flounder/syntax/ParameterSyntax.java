package org.barreleye.flounder.syntax;

import java.util.Optional;
import org.barreleye.compiler.lexical.DocComment;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * {@code [in|out] TYPE [TERMS] NAME [BOUND]}.
 *
 * @param span of all of it
 * @param documentation the comment before it
 * @param direction in an rpc, else empty
 * @param type an existing type
 * @param constraint on which a capability travels, if any are written
 * @param name of the parameter
 * @param bound the bound in brackets, if there is one
 */
public record ParameterSyntax(Span span, Optional<DocComment> documentation, Optional<Direction> direction, Name type,
        Optional<ConstraintSyntax> constraint, Name name, Optional<BoundSyntax> bound) implements Located {
    /** The way an argument of an rpc travels. */
    public enum Direction {
        /** With the call. */
        IN,
        /** With the response. */
        OUT
    }
}
