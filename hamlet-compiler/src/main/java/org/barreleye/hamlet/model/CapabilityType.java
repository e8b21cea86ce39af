package org.barreleye.hamlet.model;

import java.util.List;
import java.util.Optional;
import org.barreleye.hamlet.syntax.TypeSyntax.Copying;

/**
 * A capability type, with everything it inherits.
 *
 * @param number among the concrete types, in the order of the source; -1 for an abstract type
 * @param parent the name of the type it is derived from
 */
public record CapabilityType(String name, String documentation, int number, Attributes attributes, Copying copying,
        Optional<String> parent, boolean fromSelf, boolean retypeMultiple, List<Field> fields,
        Optional<Extent> address, Optional<Extent> size, List<Invocation> invocations) {
    /** Keeps the lists as they are. */
    public CapabilityType {
        fields = List.copyOf(fields);
        invocations = List.copyOf(invocations);
    }

    /** Whether there are capabilities of this type. */
    public boolean isConcrete() {
        return number >= 0;
    }

    /** The size that all its objects have, if they all have the same. */
    public Optional<Long> fixedSize() {
        return size.flatMap(extent -> extent.operands().size() == 1
                        && extent.operands().get(0) instanceof Extent.Operand.Constant constant
                ? Optional.of(power(extent, constant.value()))
                : Optional.empty());
    }

    private static long power(Extent extent, long value) {
        return extent.conversion() == org.barreleye.hamlet.syntax.TypeSyntax.Conversion.POWER_OF_TWO ? 1L << value : value;
    }

    /**
     * What the reference keeps in tables written by hand.
     *
     * @param alignment of addresses and sizes, in bytes
     */
    public record Attributes(
            boolean backed, boolean zeroed, boolean moveable, boolean transferable, boolean mappable, long alignment) {}
}
