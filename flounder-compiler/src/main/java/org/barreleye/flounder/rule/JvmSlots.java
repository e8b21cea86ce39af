package org.barreleye.flounder.rule;

import java.util.stream.Stream;
import org.barreleye.flounder.model.Capability;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Text;
import org.barreleye.flounder.model.Type;

/**
 * The number of argument slots of the Java virtual machine that a value takes: two for a {@code long}, which all values
 * of 64 bits become and the unsigned ones of 32 bits too, one for all else.
 */
enum JvmSlots implements Type.Visitor<Integer> {
    COUNT;

    /** The slots of some values together. */
    static int of(Stream<Type> types) {
        return types.mapToInt(type -> type.accept(COUNT)).sum();
    }

    @Override
    public Integer scalar(Scalar type) {
        boolean unsignedWord = type == Scalar.UINT32 || type == Scalar.IREF;
        return type.bits() == Long.SIZE || unsignedWord ? 2 : 1;
    }

    @Override
    public Integer capability(Capability type) {
        return 1;
    }

    @Override
    public Integer enumeration(Enumeration type) {
        return 1;
    }

    @Override
    public Integer structure(Structure type) {
        return 1;
    }

    @Override
    public Integer fixedArray(FixedArray type) {
        return 1;
    }

    @Override
    public Integer text(Text type) {
        return 1;
    }

    @Override
    public Integer dynamicArray(DynamicArray type) {
        return 1;
    }
}
