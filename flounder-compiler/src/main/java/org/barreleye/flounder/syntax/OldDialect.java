package org.barreleye.flounder.syntax;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/** The language of before July 2016: one-way calls and responses, strings and arrays without maximum. */
public final class OldDialect {
    /** The maximum that most interfaces were given when maxima were introduced. */
    public static final int DEFAULT_MAXIMUM = 2048;

    private static final String OLD_STRING = "string";

    private final Specification specification;
    private final int maximum;
    private final List<Edit> edits = new ArrayList<>();

    private OldDialect(Specification specification, int maximum) {
        this.specification = specification;
        this.maximum = maximum;
    }

    /**
     * The changes to an interface, in the order of their places.
     *
     * @param maximum for strings and arrays that have none
     */
    public static List<Edit> edits(Specification specification, int maximum) {
        OldDialect dialect = new OldDialect(specification, maximum);
        specification.definition().messages().forEach(dialect::message);
        return dialect.edits;
    }

    private void message(MessageSyntax message) {
        if (message.kind() == MessageSyntax.Kind.CALL || message.kind() == MessageSyntax.Kind.RESPONSE) {
            edits.add(new Edit(message.keyword(), "message",
                    "'" + message.keyword().text() + "' is no longer a kind of message"));
        }
        message.parameters().forEach(this::parameter);
    }

    private void parameter(ParameterSyntax parameter) {
        Span names = parameter.type().span().to(parameter.name().span());
        if (parameter.bound().isEmpty() && parameter.type().text().equals(OLD_STRING)
                && !specification.declares(OLD_STRING)) {
            edits.add(new Edit(names, "String " + parameter.name() + "[" + maximum + "]",
                    "a string is written with a capital letter and has a maximum"));
        } else if (parameter.bound().orElse(null) instanceof BoundSyntax.Unbounded bound) {
            edits.add(new Edit(bound.span(), "[" + bound.length() + ", " + maximum + "]",
                    "an array has a maximum"));
        }
    }

    /**
     * A change.
     *
     * @param span the text to replace
     * @param replacement by what
     * @param reason why, as a clause
     */
    public record Edit(Span span, String replacement, String reason) implements Located {}
}
