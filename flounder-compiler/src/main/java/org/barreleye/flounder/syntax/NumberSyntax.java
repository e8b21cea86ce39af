package org.barreleye.flounder.syntax;

import java.math.BigInteger;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A number as it is written somewhere.
 *
 * @param span its place
 * @param value its value, up to {@link #VALUE_MAX}
 */
public record NumberSyntax(Span span, BigInteger value) implements Located {
    /** The value of every larger number: no limit is so large, and reading it would take long. */
    public static final BigInteger VALUE_MAX = BigInteger.TEN.pow(40);

    private static final int DIGITS_MAX = 40;

    /** Reads decimal, {@code 0x}, and {@code 0o} digits, with or without a sign. */
    public static NumberSyntax of(Span span, String sign, String digits) {
        BigInteger magnitude = magnitude(digits);
        return new NumberSyntax(span, sign.equals("-") ? magnitude.negate() : magnitude);
    }

    private static BigInteger magnitude(String digits) {
        boolean prefixed = digits.length() > 2 && Character.isLetter(digits.charAt(1));
        int radix = !prefixed ? 10 : Character.toLowerCase(digits.charAt(1)) == 'o' ? 8 : 16;
        int first = prefixed ? 2 : 0;
        while (first < digits.length() - 1 && digits.charAt(first) == '0') {
            first++;
        }
        return digits.length() - first > DIGITS_MAX
                ? VALUE_MAX
                : new BigInteger(digits.substring(first), radix).min(VALUE_MAX);
    }
}
