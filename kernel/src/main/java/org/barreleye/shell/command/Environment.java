package org.barreleye.shell.command;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Variables that every program is given that the shell starts from now on. */
public final class Environment {
    private final SortedMap<String, String> variables = new TreeMap<>();

    /** An environment without variables. */
    public Environment() {}

    /** Gives a variable a value; the empty one takes the variable away. */
    void set(String name, String value) {
        if (value.isEmpty()) {
            variables.remove(name);
        } else {
            variables.put(name, value);
        }
    }

    /** The variables by name. */
    Map<String, String> variables() {
        return variables;
    }

    /** The variables as programs get them: words of the form key=value, separated by blanks. */
    String words() {
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .collect(Collectors.joining(" "));
    }
}
