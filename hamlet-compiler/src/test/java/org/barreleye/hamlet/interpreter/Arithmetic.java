package org.barreleye.hamlet.interpreter;

import java.math.BigInteger;
import org.barreleye.hamlet.model.Expression;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.hamlet.model.NumberType;
import org.barreleye.hamlet.model.Range;

/** The range of the object of a capability, computed as in C. All results are unsigned numbers of 64 bits. */
final class Arithmetic {
    private static final BigInteger LIMIT_32 = BigInteger.ONE.shiftLeft(32);
    private static final BigInteger LIMIT_64 = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger LIMIT_INT = BigInteger.ONE.shiftLeft(31);

    private final BigInteger physicalWindow;

    Arithmetic(long physicalWindow) {
        this.physicalWindow = BigInteger.valueOf(physicalWindow);
    }

    BigInteger address(Value value) {
        if (value.type().range().address().isEmpty()) {
            return BigInteger.ZERO;
        }
        Range.AddressRule rule = value.type().range().address().get();
        if (rule.function() == Range.Function.OF_CAPABILITY) {
            return address(value.reference(((Expression.FieldOperand) rule.expression()).field()));
        }
        BigInteger number = number(rule.expression(), value);
        return rule.function() == Range.Function.OF_MEMORY ? number.subtract(physicalWindow).mod(LIMIT_64) : number;
    }

    BigInteger size(Value value) {
        if (value.type().range().size().isEmpty()) {
            return BigInteger.ZERO;
        }
        Range.SizeRule rule = value.type().range().size().get();
        BigInteger number = number(rule.expression(), value);
        if (!rule.bits()) {
            return number;
        }
        return number.compareTo(BigInteger.valueOf(64)) < 0
                ? BigInteger.ONE.shiftLeft(number.intValue())
                : BigInteger.ZERO;
    }

    private static BigInteger number(Expression expression, Value value) {
        if (!(expression instanceof Expression.Sum sum)) {
            return exact(expression, value).mod(LIMIT_64);
        }
        BigInteger exact = exact(sum.left(), value).add(exact(sum.right(), value));
        if (isWide(sum.left()) || isWide(sum.right())) {
            return exact.mod(LIMIT_64);
        }
        if (isUnsignedInt(sum.left()) || isUnsignedInt(sum.right())) {
            return exact.mod(LIMIT_32);
        }
        // An int that overflows wraps, as on every machine that C runs on here; then it is widened with its sign.
        return exact.add(LIMIT_INT).mod(LIMIT_32).subtract(LIMIT_INT).mod(LIMIT_64);
    }

    private static BigInteger exact(Expression operand, Value value) {
        return operand instanceof Expression.ConstantOperand constant
                ? BigInteger.valueOf(constant.constant().value())
                : value.number(field(operand));
    }

    private static Field field(Expression operand) {
        return ((Expression.FieldOperand) operand).field();
    }

    /** Returns whether C computes with 64 bits. */
    private static boolean isWide(Expression operand) {
        if (operand instanceof Expression.ConstantOperand constant) {
            BigInteger value = BigInteger.valueOf(constant.constant().value());
            return value.compareTo(LIMIT_INT) >= 0 || value.compareTo(LIMIT_INT.negate()) < 0;
        }
        return field(operand).type().bytes() == 8;
    }

    /** Returns whether C computes with 32 bits without a sign; what is narrower becomes an int. */
    private static boolean isUnsignedInt(Expression operand) {
        return operand instanceof Expression.FieldOperand && field(operand).type().bytes() == 4
                && !field(operand).type().equals(new FieldType.Number(NumberType.INT));
    }
}
