package org.barreleye.hamlet.rule;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.DeclarationSyntax;
import org.barreleye.hamlet.syntax.RangePart;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.StatementSyntax;

/** A constant that is a size is not less than 0, and one that is the logarithm of a size is less than 64. */
final class SizesAreInRange implements SyntaxRule {
    private static final BigInteger BITS_LIMIT = BigInteger.valueOf(Long.SIZE);

    @Override
    public void check(SpecificationSyntax specification, Diagnostics diagnostics) {
        Map<String, DeclarationSyntax.Define> constants = new LinkedHashMap<>();
        specification.defines().forEach(define -> constants.putIfAbsent(define.name().text(), define));
        specification.types().stream()
                .flatMap(type -> type.all(StatementSyntax.RangeExpression.class).stream())
                .filter(statement -> statement.part().isSize())
                .forEach(statement -> operands(statement).forEach(name -> {
                    DeclarationSyntax.Define define = constants.get(name.text());
                    if (define != null) {
                        check(statement, name, define, diagnostics);
                    }
                }));
    }

    private static Stream<Name> operands(StatementSyntax.RangeExpression statement) {
        return Stream.concat(Stream.of(statement.expression().left()), statement.expression().right().stream());
    }

    private static void check(StatementSyntax.RangeExpression statement, Name name, DeclarationSyntax.Define define,
            Diagnostics diagnostics) {
        BigInteger value = define.value().value();
        if (value.signum() < 0) {
            diagnostics.report(HamletCode.SIZE_OUT_OF_RANGE, name.span(), "'" + name
                    + "' is less than 0, which no size is")
                    .note(define.value().span(), "defined here");
        } else if (statement.part() == RangePart.SIZE_BITS && value.compareTo(BITS_LIMIT) >= 0) {
            diagnostics.report(HamletCode.SIZE_OUT_OF_RANGE, name.span(), "two to the power of '" + name
                    + "' does not fit into 64 bits").note(define.value().span(), "defined here");
        }
    }
}
