package org.barreleye.shell.derivation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats in which a tree of derivation is shown. */
public enum TreeFormat {
    /** Lines of text, indented by the depth in the tree. */
    TEXT(new TextRenderer()),
    /** A graph in the language of Graphviz. */
    DOT(new DotRenderer()),
    /** A picture. */
    SVG(new SvgRenderer());

    private final TreeRenderer renderer;

    TreeFormat(TreeRenderer renderer) {
        this.renderer = renderer;
    }

    /** The renderer of the format. */
    public TreeRenderer renderer() {
        return renderer;
    }

    /** Returns the format of a name in small letters; empty if there is none. */
    public static Optional<TreeFormat> named(String name) {
        return Stream.of(values()).filter(format -> format.label().equals(name)).findFirst();
    }

    /** Returns the names of all formats. */
    public static String labels() {
        return Stream.of(values()).map(TreeFormat::label).collect(Collectors.joining(", "));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
