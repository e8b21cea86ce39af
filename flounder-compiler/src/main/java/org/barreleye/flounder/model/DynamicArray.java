package org.barreleye.flounder.model;

/**
 * Up to a maximum of equal elements, as a parameter only. Travels as an overflow fragment.
 *
 * @param element a type of fixed layout: no capability and no string in it
 * @param elementName the name of the element type in the source
 * @param lengthName the name of the number of elements in the source
 * @param maximum the greatest number of elements, 1 or more
 */
public record DynamicArray(Type element, String elementName, String lengthName, int maximum) implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.dynamicArray(this);
    }
}
