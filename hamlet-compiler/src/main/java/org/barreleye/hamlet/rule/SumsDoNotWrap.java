package org.barreleye.hamlet.rule;

import java.util.Optional;
import java.util.stream.Stream;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Expression;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.hamlet.model.NumberType;
import org.barreleye.hamlet.model.Range;
import org.barreleye.hamlet.model.Specification;

/**
 * A sum that is computed in 32 bits, as C does when no operand is wider, fits them whatever the fields hold. Sums of 64
 * bits are left alone: no address is wider.
 */
final class SumsDoNotWrap implements ModelRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        for (CapabilityType type : specification.types()) {
            sums(type.range()).filter(SumsDoNotWrap::mayWrap).forEach(sum -> diagnostics.report(HamletCode.SUM_MAY_WRAP,
                    type.span(), "in the range of '" + type.name() + "', '" + name(sum.left()) + " + "
                    + name(sum.right())
                            + "' is computed in 32 bits, as C does, and may wrap"));
        }
    }

    private static Stream<Expression.Sum> sums(Range range) {
        Optional<Expression> address = range.address().map(Range.AddressRule::expression);
        Optional<Expression> size = range.size().map(Range.SizeRule::expression);
        return Stream.of(address, size).flatMap(Optional::stream)
                .filter(Expression.Sum.class::isInstance).map(Expression.Sum.class::cast);
    }

    private static boolean mayWrap(Expression.Sum sum) {
        if (sum.width() == Expression.Width.LONG) {
            return false;
        }
        ValueRange left = ValueRange.of(sum.left());
        ValueRange right = ValueRange.of(sum.right());
        ValueRange word = sum.width() == Expression.Width.INT ? ValueRange.of(NumberType.INT)
                : ValueRange.of(NumberType.UINT32);
        return left.least + right.least < word.least || left.most + right.most > word.most;
    }

    private static String name(Expression expression) {
        return expression instanceof Expression.ConstantOperand operand
                ? operand.constant().name()
                : ((Expression.FieldOperand) expression).field().name();
    }

    /** Between what numbers something of at most 32 bits lies. */
    private record ValueRange(long least, long most) {
        static ValueRange of(Expression operand) {
            if (operand instanceof Expression.ConstantOperand constant) {
                return new ValueRange(constant.constant().value(), constant.constant().value());
            }
            return of(((FieldType.Number) ((Expression.FieldOperand) operand).field().type()).kind());
        }

        static ValueRange of(NumberType type) {
            return type.isSigned()
                    ? new ValueRange(Integer.MIN_VALUE, Integer.MAX_VALUE)
                    : new ValueRange(0, (1L << type.bits()) - 1);
        }
    }
}
