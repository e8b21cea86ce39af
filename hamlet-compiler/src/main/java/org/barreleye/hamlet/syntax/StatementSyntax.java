package org.barreleye.hamlet.syntax;

import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.lexical.DocComment;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/** A statement in the body of a type. */
public sealed interface StatementSyntax extends Located {
    /** {@code can_retype_multiple;}. */
    record RetypeMultiple(Span span) implements StatementSyntax {}

    /** {@code address TYPE NAME;}, or size or size_bits: declares a field and says what it is for. */
    record RangeField(Span span, RangePart part, FieldSyntax field) implements StatementSyntax {}

    /** {@code address { EXPRESSION };}, or size or size_bits. */
    record RangeExpression(Span span, RangePart part, ExpressionSyntax expression) implements StatementSyntax {}

    /** {@code eq TYPE NAME;}: a field that copies agree in. */
    record EqualityField(Span span, FieldSyntax field) implements StatementSyntax {}

    /** {@code TYPE NAME;}. */
    record OrdinaryField(Span span, FieldSyntax field) implements StatementSyntax {}

    /** {@code invocation NAME[NUMBER] needs RIGHT (PARAMETER) -> (RESULT);}. */
    record Invocation(Span span, Optional<DocComment> documentation, List<AttributeSyntax> attributes, Name name,
            IntegerSyntax number, List<Name> needs, List<ParameterSyntax> parameters, List<ParameterSyntax> results)
            implements StatementSyntax {
        /** Copies the lists. */
        public Invocation {
            attributes = List.copyOf(attributes);
            needs = List.copyOf(needs);
            parameters = List.copyOf(parameters);
            results = List.copyOf(results);
        }
    }

    /** The field that the statement declares, if it declares one. */
    default Optional<FieldSyntax> declaredField() {
        if (this instanceof RangeField range) {
            return Optional.of(range.field());
        }
        if (this instanceof EqualityField equality) {
            return Optional.of(equality.field());
        }
        return this instanceof OrdinaryField ordinary ? Optional.of(ordinary.field()) : Optional.empty();
    }

    /** The part of the range that the statement defines, if it defines one. */
    default Optional<RangePart> definedPart() {
        if (this instanceof RangeField range) {
            return Optional.of(range.part());
        }
        return this instanceof RangeExpression range ? Optional.of(range.part()) : Optional.empty();
    }
}
