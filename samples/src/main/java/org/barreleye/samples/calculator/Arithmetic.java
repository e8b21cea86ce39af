package org.barreleye.samples.calculator;

import org.barreleye.kpi.marshal.IntArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.samples.interfaces.calculator.AddFractionsResult;
import org.barreleye.samples.interfaces.calculator.CalculatorService;
import org.barreleye.samples.interfaces.calculator.DivideResult;
import org.barreleye.samples.interfaces.calculator.EvaluateResult;
import org.barreleye.samples.interfaces.calculator.Fraction;

/** The service, independent of transport and machine. */
public final class Arithmetic implements CalculatorService, Copyable {
    /** The divisor is 0. */
    public static final ErrorCode DIVISION_BY_ZERO = ErrorCode.of("DIVISION_BY_ZERO");

    /** The result does not fit. */
    public static final ErrorCode TOO_LARGE = ErrorCode.of("TOO_LARGE");

    /** The expression is not a sum of products. */
    public static final ErrorCode NOT_UNDERSTOOD = ErrorCode.of("NOT_UNDERSTOOD");

    @Override
    public long add(long left, long right) {
        return left + right;
    }

    @Override
    public DivideResult divide(long dividend, long divisor) {
        return divisor == 0
                ? DivideResult.failed(DIVISION_BY_ZERO)
                : DivideResult.of(dividend / divisor, dividend % divisor);
    }

    @Override
    public AddFractionsResult addFractions(Fraction left, Fraction right) {
        if (left.denominator() == 0 || right.denominator() == 0) {
            return AddFractionsResult.failed(DIVISION_BY_ZERO);
        }
        try {
            long numerator = Math.addExact(
                    Math.multiplyExact(left.numerator(), right.denominator()),
                    Math.multiplyExact(right.numerator(), left.denominator()));
            return AddFractionsResult.of(reduced(
                    numerator, Math.multiplyExact(left.denominator(), right.denominator())));
        } catch (ArithmeticException overflow) {
            return AddFractionsResult.failed(TOO_LARGE);
        }
    }

    private static Fraction reduced(long numerator, long denominator) {
        long divisor = Math.max(1, greatestCommonDivisor(Math.absExact(numerator), Math.absExact(denominator)));
        long sign = denominator < 0 ? -1 : 1;
        return new Fraction(sign * numerator / divisor, sign * denominator / divisor);
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    @Override
    public long total(IntArrayView numbers) {
        long total = 0;
        for (int i = 0; i < numbers.length(); i++) {
            total += numbers.get(i);
        }
        return total;
    }

    @Override
    public EvaluateResult evaluate(String expression) {
        long sum = 0;
        try {
            for (String product : expression.split("\\+", -1)) {
                long value = 1;
                for (String factor : product.split("\\*", -1)) {
                    value = Math.multiplyExact(value, Long.parseLong(factor.strip()));
                }
                sum = Math.addExact(sum, value);
            }
        } catch (NumberFormatException notANumber) {
            return EvaluateResult.failed(NOT_UNDERSTOOD);
        } catch (ArithmeticException overflow) {
            return EvaluateResult.failed(TOO_LARGE);
        }
        return EvaluateResult.of(sum);
    }

    @Override
    public String spell(Fraction value) {
        return value.denominator() == 1
                ? Long.toString(value.numerator())
                : value.numerator() + "/" + value.denominator();
    }
}
