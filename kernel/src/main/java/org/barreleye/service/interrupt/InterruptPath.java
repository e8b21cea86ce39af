package org.barreleye.service.interrupt;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.barreleye.kpi.state.Shared;

/**
 * The path of an interrupt, as the knowledge base has found it.
 *
 * @param source the number of the line
 * @param hops the inputs of controllers that it passes, from the device on
 * @param core the number of the core at which it arrives
 * @param vector the vector by which it does
 * @param isLevel whether the device holds the line active
 */
@Shared // never changed
record InterruptPath(long source, List<Hop> hops, int core, int vector, boolean isLevel) {
    private static final Pattern HOP = Pattern.compile("hop\\(('(?:[^'\\\\]|\\\\.|'')+'|[a-z]\\w*), (\\d+), ");

    /**
     * An input of a controller.
     *
     * @param atom the name of the controller, as the knowledge base writes it
     * @param input the number of the line
     */
    record Hop(String atom, int input) {
        /** The name of the controller. */
        String controller() {
            return atom.startsWith("'") ? atom.substring(1, atom.length() - 1) : atom;
        }
    }

    /** Copies the list. */
    InterruptPath {
        hops = List.copyOf(hops);
    }

    /** The question for a path from a line to one of some vectors. */
    static String query(long source, long first, long count) {
        return "route_to(" + source + ", " + first + ", " + count + ", Path, Core, Vector), trigger(" + source
                + ", Trigger).";
    }

    /**
     * The path of an answer to the question.
     *
     * @param values of the variables of the question
     */
    static InterruptPath of(long source, SortedMap<String, String> values) {
        List<Hop> hops = new ArrayList<>();
        Matcher hop = HOP.matcher(values.get("Path"));
        while (hop.find()) {
            hops.add(new Hop(hop.group(1), Integer.parseInt(hop.group(2))));
        }
        return new InterruptPath(source, hops, Integer.parseInt(values.get("Core")),
                Integer.parseInt(values.get("Vector")), values.get("Trigger").equals("level"));
    }

    /** The facts about a route with this path. */
    List<String> facts() {
        List<String> facts = new ArrayList<>();
        facts.add("routed(" + source + ", " + core + ", " + vector + ")");
        facts.add("vector_used(" + core + ", " + vector + ")");
        hops.forEach(hop -> facts.add("passes(" + source + ", " + hop.atom() + ", " + hop.input() + ")"));
        return facts;
    }
}
