package org.barreleye.hamlet.syntax;

import java.math.BigInteger;
import java.util.Locale;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A whole number.
 *
 * @param span its place, with its sign
 * @param value its value, however large
 */
public record IntegerSyntax(Span span, BigInteger value) implements Located {
    private static final int DIGITS_MAX = 100;

    /**
     * Reads a number.
     *
     * @param span its place
     * @param sign a plus, a minus or nothing
     * @param digits decimal, or with {@code 0x} or {@code 0o} in front
     */
    public static IntegerSyntax of(Span span, String sign, String digits) {
        String lower = digits.toLowerCase(Locale.ROOT);
        BigInteger magnitude = lower.startsWith("0x") ? magnitude(lower.substring(2), 16)
                : lower.startsWith("0o") ? magnitude(lower.substring(2), 8) : magnitude(lower, 10);
        return new IntegerSyntax(span, sign.equals("-") ? magnitude.negate() : magnitude);
    }

    /** Numbers of absurd length are too large for everything, and would take long to convert. */
    private static BigInteger magnitude(String digits, int radix) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > DIGITS_MAX
                ? BigInteger.ONE.shiftLeft(4 * DIGITS_MAX)
                : new BigInteger(significant, radix);
    }
}
