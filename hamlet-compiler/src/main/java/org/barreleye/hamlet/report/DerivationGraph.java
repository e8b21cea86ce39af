package org.barreleye.hamlet.report;

import org.barreleye.hamlet.analysis.SpecificationAnalysis;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Specification;

/** The graph of retypes, in the language of Graphviz. */
public final class DerivationGraph {
    private DerivationGraph() {}

    /** A node for each type and an arrow for each retype; dashed where the kernel alone makes the objects. */
    public static String dot(SpecificationAnalysis analysis) {
        Specification specification = analysis.specification();
        StringBuilder text = new StringBuilder("digraph capabilities {\n    rankdir=LR;\n    node [shape=box];\n");
        for (CapabilityType type : specification.concreteTypes()) {
            text.append("    \"").append(type.name()).append("\" [label=\"").append(type.name()).append("\\n")
                    .append(type.number()).append("\"];\n");
        }
        for (CapabilityType type : specification.concreteTypes()) {
            String style = analysis.retype(type).isPresent() ? "" : " [style=dashed]";
            type.parent().ifPresent(parent -> arrow(parent, type, style, text));
            if (type.fromSelf()) {
                arrow(type, type, style, text);
            }
        }
        return text.append("}\n").toString();
    }

    private static void arrow(CapabilityType from, CapabilityType to, String style, StringBuilder text) {
        text.append("    \"").append(from.name()).append("\" -> \"").append(to.name()).append('"').append(style)
                .append(";\n");
    }
}
