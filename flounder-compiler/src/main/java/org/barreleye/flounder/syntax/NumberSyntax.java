package org.barreleye.flounder.syntax;

import java.math.BigInteger;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A number as it is written somewhere.
 *
 * @param span where
 * @param value of any size
 */
public record NumberSyntax(Span span, BigInteger value) implements Located {
    /** Reads decimal, {@code 0x}, and {@code 0o} digits, with or without a sign. */
    public static NumberSyntax of(Span span, String sign, String digits) {
        BigInteger magnitude = magnitude(digits);
        return new NumberSyntax(span, sign.equals("-") ? magnitude.negate() : magnitude);
    }

    private static BigInteger magnitude(String digits) {
        if (digits.length() > 2 && Character.isLetter(digits.charAt(1))) {
            boolean octal = Character.toLowerCase(digits.charAt(1)) == 'o';
            return new BigInteger(digits.substring(2), octal ? 8 : 16);
        }
        return new BigInteger(digits);
    }
}
