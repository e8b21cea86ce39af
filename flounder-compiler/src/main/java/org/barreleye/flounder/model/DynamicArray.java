package org.barreleye.flounder.model;

/**
 * Up to a maximum of equal elements, as a parameter only. Travels as an overflow fragment.
 *
 * @param element a type of fixed layout: no capability and no string in it
 * @param elementName what the source calls the element type
 * @param lengthName what the source calls the number of elements
 * @param maximum how many elements there may be, 1 or more
 */
public record DynamicArray(Type element, String elementName, String lengthName, int maximum) implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.dynamicArray(this);
    }
}
