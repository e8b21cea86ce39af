package org.barreleye.flounder.model;

import java.math.BigInteger;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.Span;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.syntax.NumberSyntax;

/** Compares what a source asks for with {@link Limits}, and reports what is over. */
final class LimitCheck {
    private final Diagnostics diagnostics;

    LimitCheck(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The maximum of a string or a dynamic array whose elements take a number of bytes. */
    Optional<Integer> maximum(NumberSyntax number, long elementBytes) {
        BigInteger value = number.value();
        if (value.signum() <= 0) {
            diagnostics.report(FlounderCode.INVALID_BOUND, number.span(), "a maximum must be at least 1");
            return Optional.empty();
        }
        if (value.multiply(BigInteger.valueOf(elementBytes)).bitLength() >= Integer.SIZE) {
            String each = elementBytes == 1 ? "" : " elements of " + elementBytes + " bytes";
            diagnostics.report(FlounderCode.BOUND_TOO_LARGE, number.span(),
                    "up to " + number.span().text() + each + " is more than the " + Limits.BYTES_MAX
                            + " bytes that an array of the Java virtual machine can hold");
            return Optional.empty();
        }
        return Optional.of(value.intValueExact());
    }

    /** Returns whether a type is not too much. */
    boolean isWithinLimits(String name, Extent extent, Span span) {
        if (extent.depth() > Limits.NESTING_MAX) {
            diagnostics.report(FlounderCode.NESTED_TOO_DEEPLY, span, "'" + name + "' nests deeper than the "
                    + Limits.NESTING_MAX + " levels that a stack of the Java virtual machine is trusted with");
            return false;
        }
        return areFieldsWithinLimits("'" + name + "' has", extent, span);
    }

    /** Returns whether some fields are not too many. */
    boolean areFieldsWithinLimits(String subject, Extent extent, Span span) {
        if (extent.fields() > Limits.FIELDS_MAX) {
            String count = extent.fields() == Extent.COUNT_MAX ? "more than 10^12" : String.valueOf(extent.fields());
            diagnostics.report(FlounderCode.TOO_MANY_FIELDS, span, subject + " " + count
                    + " fields when flattened; a class of the Java virtual machine has room for " + Limits.FIELDS_MAX);
            return false;
        }
        if (extent.letters() > Limits.PATHS_MAX) {
            diagnostics.report(FlounderCode.TOO_MANY_FIELDS, span, subject + " " + extent.fields()
                    + " fields when flattened, "
                    + "and the paths to them have " + extent.letters() + " letters; there is room for "
                    + Limits.PATHS_MAX + ": use shorter names");
            return false;
        }
        return true;
    }
}
