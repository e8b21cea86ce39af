package org.barreleye.hamlet.rule;

import java.math.BigInteger;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.DeclarationSyntax;
import org.barreleye.hamlet.syntax.SpecificationSyntax;

/** Constants have 64 bits, with or without a sign. */
final class ConstantsFitTheirWord implements SyntaxRule {
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(Long.SIZE);

    @Override
    public void check(SpecificationSyntax specification, Diagnostics diagnostics) {
        for (DeclarationSyntax.Define define : specification.defines()) {
            BigInteger value = define.value().value();
            if (value.compareTo(LEAST) < 0 || value.compareTo(LIMIT) >= 0) {
                diagnostics.report(HamletCode.CONSTANT_RANGE, define.value().span(), "'" + define.name()
                        + "' does not fit into 64 bits: constants go from -2^63 to 2^64-1");
            }
        }
    }
}
