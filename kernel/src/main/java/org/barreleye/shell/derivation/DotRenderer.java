package org.barreleye.shell.derivation;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.domain.capability.ObjectIdentity;

/**
 * Renders a tree as a graph in the language of Graphviz. The identifier of a node follows from its object, so the same
 * object has the same identifier in every graph.
 */
final class DotRenderer implements TreeRenderer {
    private static final String LINE_BREAK = "\\n";

    @Override
    public List<String> lines(DerivationTree tree) {
        List<String> lines = new ArrayList<>(List.of("digraph derivation {", "    rankdir=LR;",
                "    node [shape=box];"));
        if (!tree.notes().isEmpty()) {
            lines.add("    label=" + quoted(tree.notes()) + ";");
        }
        for (TreeNode node : tree.nodes()) {
            lines.add("    " + identifier(node.object()) + " [label=" + label(node) + "];");
        }
        for (TreeNode node : tree.nodes()) {
            if (!node.isRoot()) {
                lines.add("    " + identifier(tree.nodes().get(node.parent()).object()) + " -> "
                        + identifier(node.object()) + ";");
            }
        }
        lines.add("}");
        return lines;
    }

    private static String label(TreeNode node) {
        ObjectIdentity object = node.object();
        return quoted(List.of(ObjectLabel.type(object), ObjectLabel.range(object), ObjectLabel.size(object),
                node.holderList()));
    }

    private static String identifier(ObjectIdentity object) {
        String place = object.bytes() == 0 ? Long.toHexString(object.number())
                : Long.toHexString(object.base()) + "_" + Long.toHexString(object.bytes());
        return ObjectLabel.type(object) + "_" + place;
    }

    private static String quoted(List<String> lines) {
        String text = String.join("\n", lines).replace("\\", "\\\\").replace("\"", "\\\"");
        return '"' + text.replace("\n", LINE_BREAK) + '"';
    }
}
