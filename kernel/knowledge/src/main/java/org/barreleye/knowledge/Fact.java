package org.barreleye.knowledge;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A fact: a predicate that holds for its arguments.
 *
 * <pre>{@code Fact.of("core", 0, "x86_64", List.of("mmu", "mailbox"))}</pre>
 *
 * @param predicate its name
 * @param arguments each a {@code Long}, a {@code String} (an atom), a {@code List} of such, or a {@code Fact} (a
 *     compound term)
 */
public record Fact(String predicate, List<Object> arguments) {
    private static final Pattern PLAIN_ATOM = Pattern.compile("[a-z][A-Za-z0-9_]*");

    /** Checks the types of the arguments. */
    public Fact {
        arguments = arguments.stream().map(Fact::checked).toList();
    }

    /** Makes a fact; integers of any width become {@code Long}. */
    public static Fact of(String predicate, Object... arguments) {
        return new Fact(predicate, List.of(arguments));
    }

    private static Object checked(Object argument) {
        if (argument instanceof Integer number) {
            return number.longValue();
        } else if (argument instanceof List<?> list) {
            return list.stream().map(Fact::checked).toList();
        } else if (argument instanceof Long || argument instanceof String || argument instanceof Fact) {
            return argument;
        }
        throw new IllegalArgumentException("not an argument of a fact: " + argument.getClass().getName());
    }

    /** Returns the fact in the syntax of Prolog, without the full stop. */
    public String text() {
        return arguments.isEmpty() ? atom(predicate) : atom(predicate) + arguments.stream().map(Fact::text)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String text(Object argument) {
        if (argument instanceof String name) {
            return atom(name);
        } else if (argument instanceof Fact compound) {
            return compound.text();
        } else if (argument instanceof List<?> list) {
            return list.stream().map(Fact::text).collect(Collectors.joining(", ", "[", "]"));
        }
        return argument.toString();
    }

    /** Returns an atom, in quotation marks unless it is a plain word. */
    static String atom(String name) {
        return PLAIN_ATOM.matcher(name).matches() ? name
                : "'" + name.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
