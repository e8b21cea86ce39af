package org.barreleye.paper.output;

import java.util.List;
import org.barreleye.paper.FigureResult;

/**
 * A figure as SVG: curves over the number of cores, or bars with marks at the published figures. What is calibrated is
 * hatched or drawn as a full line, what is predicted filled or drawn as a broken line, so they differ without colours.
 */
public final class FigureDrawing {
    static final int WIDTH = 860;
    private static final String NAMESPACE = " xmlns=\"http://www.w3.org/2000/svg\"";

    private FigureDrawing() {}

    /** An SVG file. */
    public static String file(FigureResult result) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + drawing(result, NAMESPACE) + "\n";
    }

    /** An SVG element for an HTML page; it names no address. */
    static String element(FigureResult result) {
        return drawing(result, "");
    }

    /** The colour of a curve; a few curves have different ones. */
    static String colour(int index) {
        List<String> colours = List.of("#1b5e9b", "#b3411e", "#2e7d32", "#7b3fa0", "#8a6d00", "#00796b", "#ad1457",
                "#455a64");
        return colours.get(index % colours.size());
    }

    private static String drawing(FigureResult result, String namespace) {
        List<Curve> curves = Curve.of(result.rows());
        Drawing drawing = Curve.suits(curves) ? CurveDrawing.of(curves) : BarDrawing.of(result);
        String title = Markup.escaped(result.figure().title() + " (model)");
        return "<svg" + namespace + " viewBox=\"0 0 " + WIDTH + " " + Markup.number(drawing.height()) + "\" width=\""
                + WIDTH + "\" height=\"" + Markup.number(drawing.height()) + "\" role=\"img\" aria-label=\"" + title
                + "\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#1a1a1a\">\n<title>" + title + "</title>\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" + drawing.content() + "</svg>";
    }

    /**
     * The content of an SVG element.
     *
     * @param content its elements
     * @param height its height, in pixels
     */
    record Drawing(String content, double height) {}
}
