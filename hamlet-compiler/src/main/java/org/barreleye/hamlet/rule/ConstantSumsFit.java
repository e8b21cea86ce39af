package org.barreleye.hamlet.rule;

import java.math.BigInteger;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Expression;
import org.barreleye.hamlet.model.Specification;

/**
 * A size that is a sum of constants is less than 2^64, as the logarithm of a size less than 64. Constants in sizes are
 * not negative: {@link SizesAreInRange}.
 */
final class ConstantSumsFit implements ModelRule {
    private static final BigInteger WORD_LIMIT = BigInteger.ONE.shiftLeft(Long.SIZE);
    private static final BigInteger BITS_LIMIT = BigInteger.valueOf(Long.SIZE);

    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        for (CapabilityType type : specification.types()) {
            type.range().size().ifPresent(rule -> check(type, rule.bits() ? "size_bits" : "size", rule.expression(),
                    rule.bits() ? BITS_LIMIT : WORD_LIMIT, diagnostics));
        }
    }

    private static void check(CapabilityType type, String part, Expression expression, BigInteger limit,
            Diagnostics diagnostics) {
        value(expression).filter(sum -> sum.compareTo(limit) >= 0).ifPresent(sum ->
                diagnostics.report(HamletCode.SIZE_OUT_OF_RANGE, type.span(), "the " + part + " of '" + type.name()
                        + "' is " + sum + ", but must be less than "
                        + (limit.equals(BITS_LIMIT) ? limit.toString() : "2^64")));
    }

    /** The value of a sum of constants; empty for other expressions. */
    private static Optional<BigInteger> value(Expression expression) {
        return expression instanceof Expression.Sum sum
                && sum.left() instanceof Expression.ConstantOperand left
                && sum.right() instanceof Expression.ConstantOperand right
                ? Optional.of(unsigned(left).add(unsigned(right)))
                : Optional.empty();
    }

    private static BigInteger unsigned(Expression.ConstantOperand operand) {
        return new BigInteger(Long.toUnsignedString(operand.constant().value()));
    }
}
