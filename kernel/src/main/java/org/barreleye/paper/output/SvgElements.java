package org.barreleye.paper.output;

/** The elements of a drawing in SVG, in the order in which they are drawn. Coordinates are pixels. */
final class SvgElements {
    /** The colour of axes. */
    static final String AXIS = "#1a1a1a";
    /** The colour of lines across a plot. */
    static final String GRID = "#d8d8d8";
    /** The colour of marks at published figures. */
    static final String PUBLISHED = "#b00020";

    private final StringBuilder svg = new StringBuilder();

    /** Adds markup as it is. */
    SvgElements raw(String markup) {
        svg.append(markup).append('\n');
        return this;
    }

    SvgElements line(double x1, double y1, double x2, double y2, String colour, String further) {
        svg.append("<line x1=\"").append(Markup.number(x1)).append("\" y1=\"").append(Markup.number(y1))
                .append("\" x2=\"").append(Markup.number(x2)).append("\" y2=\"").append(Markup.number(y2))
                .append("\" stroke=\"").append(colour).append('"').append(further).append("/>\n");
        return this;
    }

    SvgElements line(double x1, double y1, double x2, double y2, String colour) {
        return line(x1, y1, x2, y2, colour, "");
    }

    /**
     * Adds a text.
     *
     * @param anchor which part of it is at the place: {@code start}, {@code middle} or {@code end}
     */
    SvgElements text(double left, double at, String anchor, String text) {
        svg.append("<text x=\"").append(Markup.number(left)).append("\" y=\"").append(Markup.number(at))
                .append("\" text-anchor=\"").append(anchor).append("\">").append(Markup.escaped(text))
                .append("</text>\n");
        return this;
    }

    /** The markup of all elements. */
    @Override
    public String toString() {
        return svg.toString();
    }
}
