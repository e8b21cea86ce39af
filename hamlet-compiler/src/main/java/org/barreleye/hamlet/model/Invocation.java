package org.barreleye.hamlet.model;

import java.util.List;

/**
 * What can be asked of a capability.
 *
 * @param number 1 .. 65,535, unique in its type
 * @param neededRights a bit for each right
 */
public record Invocation(String name, String documentation, int number, int neededRights, List<Parameter> arguments,
        List<Parameter> results) {
    /** Keeps the lists as they are. */
    public Invocation {
        arguments = List.copyOf(arguments);
        results = List.copyOf(results);
    }
}
