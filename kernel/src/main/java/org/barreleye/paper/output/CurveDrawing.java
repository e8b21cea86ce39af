package org.barreleye.paper.output;

import java.util.List;
import org.barreleye.machine.experiment.Provenance;
import org.barreleye.paper.row.ModelRow;

/** Curves over the number of cores. Predicted curves are broken, others are full. */
final class CurveDrawing {
    private static final double LEFT = 80;
    private static final double TOP = 14;
    private static final double PLOT_WIDTH = 740;
    private static final double PLOT_HEIGHT = 340;
    private static final double LEGEND_LINE = 18;
    private static final int CORE_MARKS = 16;

    private final StringBuilder svg = new StringBuilder();
    private final List<Curve> curves;
    private final Scale x;
    private final Scale y;

    private CurveDrawing(List<Curve> curves) {
        this.curves = curves;
        x = new Scale(Curve.cores(curves).last(), 1, PLOT_WIDTH);
        y = Scale.upTo(curves.stream().flatMap(curve -> curve.points().values().stream())
                .filter(ModelRow::hasFigure)
                .mapToDouble(row -> row.measurement().measured())
                .max().orElse(1), PLOT_HEIGHT);
    }

    static FigureDrawing.Drawing of(List<Curve> curves) {
        CurveDrawing drawing = new CurveDrawing(curves);
        drawing.axes();
        for (int index = 0; index < curves.size(); index++) {
            drawing.curve(curves.get(index), FigureDrawing.colour(index), index);
        }
        return new FigureDrawing.Drawing(drawing.svg.toString(),
                TOP + PLOT_HEIGHT + 56 + LEGEND_LINE * curves.size());
    }

    private void axes() {
        for (double mark : y.marks()) {
            double at = bottom() - y.at(mark);
            line(LEFT, at, LEFT + PLOT_WIDTH, at, "#d0d0d0");
            text(LEFT - 8, at + 4, "end", Markup.figure(mark));
        }
        int every = Math.max(1, (int) Math.ceil(x.highest() / CORE_MARKS));
        for (int cores = every; cores <= x.highest(); cores += every) {
            line(LEFT + x.at(cores), bottom(), LEFT + x.at(cores), bottom() + 5, "#1a1a1a");
            text(LEFT + x.at(cores), bottom() + 19, "middle", Integer.toString(cores));
        }
        line(LEFT, bottom(), LEFT + PLOT_WIDTH, bottom(), "#1a1a1a");
        text(LEFT + PLOT_WIDTH / 2, bottom() + 36, "middle", "cores");
        svg.append("<text transform=\"translate(16,").append(Markup.number(TOP + PLOT_HEIGHT / 2))
                .append(") rotate(-90)\" text-anchor=\"middle\">").append(Markup.escaped(curves.get(0).unit()))
                .append("</text>\n");
    }

    private void curve(Curve curve, String colour, int index) {
        String dash = curve.provenance() == Provenance.PREDICTED ? " stroke-dasharray=\"7 4\"" : "";
        StringBuilder points = new StringBuilder();
        curve.points().forEach((cores, row) -> {
            if (row.hasFigure()) {
                points.append(Markup.number(LEFT + x.at(cores))).append(',')
                        .append(Markup.number(bottom() - y.at(row.measurement().measured()))).append(' ');
            }
        });
        svg.append("<polyline points=\"").append(points.toString().strip()).append("\" fill=\"none\" stroke=\"")
                .append(colour).append("\" stroke-width=\"2\"").append(dash).append("/>\n");
        for (String point : points.toString().strip().split(" ")) {
            if (!point.isEmpty()) {
                svg.append("<circle cx=\"").append(point.replace(",", "\" cy=\"")).append("\" r=\"3\" fill=\"")
                        .append(colour).append("\"/>\n");
            }
        }
        double at = bottom() + 56 + index * LEGEND_LINE;
        svg.append("<line x1=\"").append(LEFT).append("\" y1=\"").append(Markup.number(at - 4)).append("\" x2=\"")
                .append(LEFT + 40).append("\" y2=\"").append(Markup.number(at - 4)).append("\" stroke=\"")
                .append(colour).append("\" stroke-width=\"2\"").append(dash).append("/>\n");
        text(LEFT + 50, at, "start", curve.quantity() + ", " + curve.machine() + " (" + curve.provenance().label()
                + ")");
    }

    private static double bottom() {
        return TOP + PLOT_HEIGHT;
    }

    private void line(double x1, double y1, double x2, double y2, String colour) {
        svg.append("<line x1=\"").append(Markup.number(x1)).append("\" y1=\"").append(Markup.number(y1))
                .append("\" x2=\"").append(Markup.number(x2)).append("\" y2=\"").append(Markup.number(y2))
                .append("\" stroke=\"").append(colour).append("\"/>\n");
    }

    private void text(double left, double at, String anchor, String text) {
        svg.append("<text x=\"").append(Markup.number(left)).append("\" y=\"").append(Markup.number(at))
                .append("\" text-anchor=\"").append(anchor).append("\">").append(Markup.escaped(text))
                .append("</text>\n");
    }
}
