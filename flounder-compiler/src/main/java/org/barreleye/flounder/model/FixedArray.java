package org.barreleye.flounder.model;

import java.util.Optional;

/**
 * A known number of equal elements. Travels as its elements, in order.
 *
 * @param name of the type; empty if the array is written in place, as the field of a structure
 * @param element anything but a {@link Text} or a {@link DynamicArray}
 * @param elementName the name of the element type in the source
 * @param length the number of elements, 1 or more
 */
public record FixedArray(Optional<String> name, Type element, String elementName, int length) implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.fixedArray(this);
    }
}
