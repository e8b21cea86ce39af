package org.barreleye.shell.derivation;

import java.util.ArrayList;
import java.util.List;

/**
 * Renders a tree as SVG: a box for each object, below the box of the object that it was made of and indented by its
 * depth. Lengths are in pixels.
 */
final class SvgRenderer implements TreeRenderer {
    private static final int MARGIN = 10;
    private static final int INDENT = 24;
    private static final int ROW = 48;
    private static final int BOX = 40;
    private static final int PADDING = 8;
    private static final int FIRST_LINE = 16;
    private static final int SECOND_LINE = 32;
    private static final int LETTER = 8;
    private static final int NOTE = 20;
    // From the left side of a box to the line that leads down to its children.
    private static final int STEM = 12;

    @Override
    public List<String> lines(DerivationTree tree) {
        int height = 2 * MARGIN + ROW * tree.nodes().size() + NOTE * tree.notes().size();
        List<String> lines = new ArrayList<>();
        lines.add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width(tree) + "\" height=\"" + height
                + "\" font-family=\"monospace\" font-size=\"12\">");
        lines.add("  <title>Derivation of capabilities</title>");
        lines.add("  <rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        for (int row = 0; row < tree.nodes().size(); row++) {
            addLine(tree.nodes().get(row), row, lines);
            addBox(tree.nodes().get(row), row, lines);
        }
        int y = MARGIN + ROW * tree.nodes().size() + FIRST_LINE;
        for (String note : tree.notes()) {
            lines.add(text(MARGIN, y, note));
            y += NOTE;
        }
        lines.add("</svg>");
        return lines;
    }

    private static int width(DerivationTree tree) {
        int right = 0;
        for (TreeNode node : tree.nodes()) {
            right = Math.max(right, x(node.depth()) + width(node));
        }
        for (String note : tree.notes()) {
            right = Math.max(right, MARGIN + LETTER * note.length());
        }
        return right + MARGIN;
    }

    private static int width(TreeNode node) {
        int letters = Math.max(ObjectLabel.of(node.object()).length(), node.holderList().length());
        return 2 * PADDING + LETTER * letters;
    }

    private static int x(int depth) {
        return MARGIN + INDENT * depth;
    }

    private static int y(int row) {
        return MARGIN + ROW * row;
    }

    /** A line from the box of the parent down and to the right. */
    private static void addLine(TreeNode node, int row, List<String> lines) {
        if (!node.isRoot()) {
            lines.add("  <path d=\"M" + (x(node.depth() - 1) + STEM) + " " + (y(node.parent()) + BOX) + " V"
                    + (y(row) + BOX / 2) + " H" + x(node.depth()) + "\" fill=\"none\" stroke=\"gray\"/>");
        }
    }

    private static void addBox(TreeNode node, int row, List<String> lines) {
        int x = x(node.depth());
        lines.add("  <rect x=\"" + x + "\" y=\"" + y(row) + "\" width=\"" + width(node) + "\" height=\"" + BOX
                + "\" fill=\"#f4f4f4\" stroke=\"black\"/>");
        lines.add(text(x + PADDING, y(row) + FIRST_LINE, ObjectLabel.of(node.object())));
        lines.add(text(x + PADDING, y(row) + SECOND_LINE, node.holderList()));
    }

    private static String text(int x, int y, String text) {
        return "  <text x=\"" + x + "\" y=\"" + y + "\">"
                + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</text>";
    }
}
