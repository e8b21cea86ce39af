package org.barreleye.shell.derivation;

import java.util.ArrayList;
import java.util.List;

/** Renders a tree as lines of text: one for each object, indented by its depth. */
final class TextRenderer implements TreeRenderer {
    private static final String INDENT = "  ";

    @Override
    public List<String> lines(DerivationTree tree) {
        List<String> lines = new ArrayList<>();
        for (TreeNode node : tree.nodes()) {
            lines.add(INDENT.repeat(node.depth()) + ObjectLabel.of(node.object()) + ": " + node.holderList());
        }
        lines.addAll(tree.notes());
        return lines;
    }
}
