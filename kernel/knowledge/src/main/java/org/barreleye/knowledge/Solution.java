package org.barreleye.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A solution of a query.
 *
 * @param bindings the values of the variables that have names, in the order in which they stand in the query
 */
public record Solution(List<Binding> bindings) {
    /**
     * The value of a variable.
     *
     * @param variable its name
     * @param value the value, as text
     */
    public record Binding(String variable, String value) {}

    /** Parses what {@link #toString} returns: services receive solutions as text. */
    public static Solution parse(String text) {
        List<Binding> found = new ArrayList<>();
        int begin = 0;
        int nesting = 0;
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && c == ',' && nesting == 0) {
                int equals = text.indexOf(" = ", begin);
                if (equals > 0 && equals < i) {
                    found.add(new Binding(text.substring(begin, equals).strip(), text.substring(equals + 3, i)));
                }
                begin = i + 1;
            } else if (!quoted) {
                nesting += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            }
        }
        return new Solution(found);
    }

    /** Returns the value of a variable, if the query has it. */
    public Optional<String> value(String variable) {
        return bindings.stream().filter(binding -> binding.variable().equals(variable)).map(Binding::value).findFirst();
    }

    /** The solution as a top level of Prolog prints it: {@code X = 1, Y = a}, or {@code true} without variables. */
    @Override
    public String toString() {
        List<Binding> bound = bindings.stream().filter(binding -> !binding.value().equals(binding.variable())
                && !binding.value().equals("_")).toList();
        return bound.isEmpty() ? "true" : bound.stream()
                .map(binding -> binding.variable() + " = " + binding.value())
                .collect(Collectors.joining(", "));
    }
}
