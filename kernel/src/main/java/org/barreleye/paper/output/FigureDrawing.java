package org.barreleye.paper.output;

import java.util.List;
import org.barreleye.paper.FigureResult;

/**
 * A figure as SVG: curves over the number of cores, or bars, with marks at the published figures. What is calibrated
 * is hatched or drawn as a full line, what is predicted filled or drawn as a broken line, so they differ without
 * colours.
 */
public final class FigureDrawing {
    private static final int TITLE_HEIGHT = 40;
    private static final String NAMESPACE = " xmlns=\"http://www.w3.org/2000/svg\"";

    private FigureDrawing() {}

    /** An SVG file, with the title of the figure above it. */
    public static String file(FigureResult result) {
        Drawing drawing = drawing(result);
        SvgElements content = new SvgElements();
        content.raw("<text x=\"" + Markup.number(drawing.width() / 2) + "\" y=\"24\" text-anchor=\"middle\" "
                + "font-size=\"15\" font-weight=\"bold\">" + title(result) + "</text>");
        content.raw("<g transform=\"translate(0," + TITLE_HEIGHT + ")\">\n" + drawing.content() + "</g>");
        Drawing titled = new Drawing(content.toString(), drawing.width(), drawing.height() + TITLE_HEIGHT);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg(result, NAMESPACE, titled) + "\n";
    }

    /** An SVG element for an HTML page, which has the title of the figure already; it names no address. */
    static String element(FigureResult result) {
        return svg(result, "", drawing(result));
    }

    private static Drawing drawing(FigureResult result) {
        List<Curve> curves = Curve.of(result.rows());
        return Curve.suits(curves) ? CurveDrawing.of(curves) : BarDrawing.of(result);
    }

    private static String title(FigureResult result) {
        return Markup.escaped(result.figure().title() + " (model)");
    }

    private static String svg(FigureResult result, String namespace, Drawing drawing) {
        String title = title(result);
        String width = Markup.number(drawing.width());
        String height = Markup.number(drawing.height());
        return "<svg" + namespace + " viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width + "\" height=\""
                + height + "\" role=\"img\" aria-label=\"" + title
                + "\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#1a1a1a\">\n<title>" + title + "</title>\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" + drawing.content() + "</svg>";
    }

    /**
     * The content of an SVG element.
     *
     * @param content its elements
     * @param width its width, in pixels
     * @param height its height, in pixels
     */
    record Drawing(String content, double width, double height) {}
}
