package org.barreleye.flounder.model;

/**
 * A string. Travels as an overflow fragment.
 *
 * @param maximum the greatest number of bytes in UTF-8 with the final NUL, 1 or more
 */
public record Text(int maximum) implements Type {
    /** Its name in sources. */
    public static final String SPELLING = "String";

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.text(this);
    }
}
