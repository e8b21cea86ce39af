package org.barreleye.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.CoreRecord;

/** A diagram of the machine: a row for each node, a box for each core. */
final class MachineDiagram {
    private static final int CORES_IN_A_ROW = 8;
    private static final int WIDTH = 8;

    private MachineDiagram() {}

    /**
     * Draws the diagram.
     *
     * @param marked the cores that are marked with a star
     */
    static String of(List<CoreRecord> cores, List<Integer> marked) {
        SortedMap<Integer, List<CoreRecord>> nodes = new TreeMap<>();
        cores.forEach(core -> nodes.computeIfAbsent(core.node(), node -> new ArrayList<>()).add(core));
        StringBuilder diagram = new StringBuilder();
        nodes.forEach((node, members) -> {
            CoreRecord first = members.get(0);
            diagram.append(String.format("  node %d  %s, %s bits, %s-endian, coherence: %s%n", node, first.isa(),
                    first.attribute("bits"), first.attribute("endianness"), first.attribute("domain")));
            for (int from = 0; from < members.size(); from += CORES_IN_A_ROW) {
                row(diagram, members.subList(from, Math.min(members.size(), from + CORES_IN_A_ROW)), marked);
            }
        });
        return diagram.toString().replace("\r", "");
    }

    private static void row(StringBuilder diagram, List<CoreRecord> cores, List<Integer> marked) {
        String edge = "    " + ("+" + "-".repeat(WIDTH)).repeat(cores.size()) + "+\n";
        StringBuilder inside = new StringBuilder("    ");
        for (CoreRecord core : cores) {
            String state = !core.isOn() ? "off" : marked.contains(core.core()) ? "*" : "";
            inside.append(String.format("|%4d %-3s", core.core(), state));
        }
        diagram.append(edge).append(inside).append("|\n").append(edge);
    }
}
