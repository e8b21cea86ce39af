package org.barreleye.flounder.syntax;

import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/** The bound in brackets behind the name of a parameter. */
public sealed interface BoundSyntax extends Located {
    /**
     * {@code [MAXIMUM]}: of a string.
     *
     * @param span with the brackets
     * @param maximum in bytes
     */
    record Size(Span span, NumberSyntax maximum) implements BoundSyntax {}

    /**
     * {@code [LENGTH, MAXIMUM]}: of a dynamic array.
     *
     * @param span with the brackets
     * @param length the name of the number of elements
     * @param maximum in elements
     */
    record Length(Span span, Name length, NumberSyntax maximum) implements BoundSyntax {}

    /**
     * {@code [LENGTH]}: of a dynamic array without maximum, as the old dialect had it.
     *
     * @param span with the brackets
     * @param length the name of the number of elements
     */
    record Unbounded(Span span, Name length) implements BoundSyntax {}
}
