package org.barreleye.flounder.plan;

import java.util.List;

/**
 * The way from a message to one of the values in it.
 *
 * @param parameter the name of the parameter
 * @param steps from the parameter's value inwards
 */
public record Path(String parameter, List<Step> steps) {
    /** Copies the list. */
    public Path {
        steps = List.copyOf(steps);
    }

    /** As layout tables write it: {@code path[0].x}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(parameter);
        steps.forEach(text::append);
        return text.toString();
    }

    /** One step inwards. */
    public sealed interface Step {}

    /**
     * Into a field of a structure.
     *
     * @param field its name
     */
    public record Member(String field) implements Step {
        @Override
        public String toString() {
            return "." + field;
        }
    }

    /**
     * Into an element of a fixed array.
     *
     * @param index from 0
     */
    public record Element(int index) implements Step {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }
}
