package types.extended.kernel;

import org.barreleye.kpi.types.Generated;

/**
 * The predicates of the reference implementation that differ from the exact relations
 * in {@link Relations}. For conformance tests only.
 */
@Generated("org.barreleye.hamlet: input.hl")
public final class ReferenceRelations {
    private ReferenceRelations() {
    }

    /**
     * Tests whether two capabilities are copies according to the reference, which compares ranges and equality
     * fields only. Capabilities of a type that is declared {@code is_always_copy} are always copies, those of
     * a type that is declared {@code is_never_copy} never, not even of themselves.
     */
    public static boolean isCopy(Capability left, Capability right) {
        return left.type() == right.type() && Relations.compare(left, right) == 0;
    }

    /**
     * Tests whether a capability is an ancestor of another according to the reference: the types are
     * one step of derivation apart, and the range is inside, with the ends of ranges computed modulo
     * 2^64.
     */
    public static boolean isAncestor(Capability child, Capability parent) {
        if (!Relations.isWellFounded(parent.type(), child.type())) {
            return false;
        }
        long parentStart = parent.rangeStart();
        long childStart = child.rangeStart();
        int starts = Long.compareUnsigned(parentStart, childStart);
        long parentEnd = parentStart + parent.rangeSize();
        int ends = Long.compareUnsigned(parentEnd, childStart + child.rangeSize());
        boolean strict = child.type() != parent.type() || starts < 0 || ends > 0;
        return starts <= 0 && ends >= 0 && strict;
    }
}
