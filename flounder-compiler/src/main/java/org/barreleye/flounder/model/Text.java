package org.barreleye.flounder.model;

/**
 * A string. Travels as an overflow fragment.
 *
 * @param maximum how many bytes it may take as UTF-8 with its final NUL, 1 or more
 */
public record Text(int maximum) implements Type {
    /** What sources call it. */
    public static final String SPELLING = "String";

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.text(this);
    }
}
