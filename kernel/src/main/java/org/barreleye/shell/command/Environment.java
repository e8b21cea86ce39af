package org.barreleye.shell.command;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The environment variables of the programs that the shell starts. */
public final class Environment {
    private final SortedMap<String, String> variables = new TreeMap<>();

    /** An environment without variables. */
    public Environment() {}

    /** Sets a variable; an empty value removes it. */
    void set(String name, String value) {
        if (value.isEmpty()) {
            variables.remove(name);
        } else {
            variables.put(name, value);
        }
    }

    /** Returns the variables by name. */
    Map<String, String> variables() {
        return variables;
    }

    /** Returns the variables in the form of a message: words NAME=VALUE, separated by blanks. */
    String words() {
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .collect(Collectors.joining(" "));
    }
}
