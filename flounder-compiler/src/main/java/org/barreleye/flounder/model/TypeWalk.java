package org.barreleye.flounder.model;

/** A walk through a type and the types inside it, depth first; the elements of an array are one type. */
public interface TypeWalk extends Type.Visitor<Void> {
    @Override
    default Void scalar(Scalar type) {
        return null;
    }

    @Override
    default Void capability(Capability type) {
        return null;
    }

    @Override
    default Void enumeration(Enumeration type) {
        return null;
    }

    @Override
    default Void structure(Structure type) {
        type.fields().forEach(field -> field.type().accept(this));
        return null;
    }

    @Override
    default Void fixedArray(FixedArray type) {
        return type.element().accept(this);
    }

    @Override
    default Void text(Text type) {
        return null;
    }

    @Override
    default Void dynamicArray(DynamicArray type) {
        return type.element().accept(this);
    }
}
