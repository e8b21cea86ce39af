package org.barreleye.paper.output;

import java.util.List;
import java.util.stream.Collectors;
import org.barreleye.machine.experiment.Provenance;
import org.barreleye.paper.row.ModelRow;

/**
 * Curves over the number of cores, each with a marker of its own, and marks at published figures. Predicted curves are
 * broken, others are full.
 */
final class CurveDrawing {
    private static final double WIDTH = 860;
    private static final double LEFT = 80;
    private static final double TOP = 14;
    private static final double PLOT_WIDTH = 740;
    private static final double PLOT_HEIGHT = 340;
    private static final double LEGEND_LINE = 18;
    private static final double LEGEND_TOP = 62;
    private static final int CORE_MARKS = 16;
    private static final int LONG_LEGEND = 6;
    private static final int LABEL_MAX = 48;

    private final SvgElements svg = new SvgElements();
    private final List<Curve> curves;
    private final Scale x;
    private final Scale y;
    private final int legendLines;

    private CurveDrawing(List<Curve> curves) {
        this.curves = curves;
        x = new Scale(Curve.cores(curves).last(), 1, PLOT_WIDTH);
        y = Scale.upTo(curves.stream().flatMap(curve -> curve.points().values().stream())
                .mapToDouble(CurveDrawing::highest)
                .max().orElse(1), PLOT_HEIGHT);
        boolean isInColumns = curves.size() > LONG_LEGEND
                && curves.stream().allMatch(curve -> label(curve).length() <= LABEL_MAX);
        legendLines = isInColumns ? (curves.size() + 1) / 2 : curves.size();
    }

    private static double highest(ModelRow row) {
        return Math.max(row.hasFigure() ? row.measurement().measured() : 0, row.measurement().published().orElse(0));
    }

    static FigureDrawing.Drawing of(List<Curve> curves) {
        CurveDrawing drawing = new CurveDrawing(curves);
        drawing.axes();
        for (int index = 0; index < curves.size(); index++) {
            drawing.curve(curves.get(index), new CurveMarker(index));
        }
        for (int index = 0; index < curves.size(); index++) {
            drawing.legend(curves.get(index), index);
        }
        double end = drawing.end();
        return new FigureDrawing.Drawing(drawing.svg.toString(), WIDTH, end);
    }

    private void axes() {
        for (double mark : y.marks()) {
            double at = bottom() - y.at(mark);
            svg.line(LEFT, at, LEFT + PLOT_WIDTH, at, SvgElements.GRID).line(LEFT - 5, at, LEFT, at, SvgElements.AXIS);
            svg.text(LEFT - 9, at + 4, "end", y.label(mark));
        }
        int every = Math.max(1, (int) Math.ceil(x.highest() / CORE_MARKS));
        for (int cores = every; cores <= x.highest(); cores += every) {
            svg.line(LEFT + x.at(cores), bottom(), LEFT + x.at(cores), bottom() + 5, SvgElements.AXIS);
            svg.text(LEFT + x.at(cores), bottom() + 19, "middle", Integer.toString(cores));
        }
        svg.line(LEFT, bottom(), LEFT + PLOT_WIDTH, bottom(), SvgElements.AXIS);
        svg.line(LEFT, TOP, LEFT, bottom(), SvgElements.AXIS);
        svg.text(LEFT + PLOT_WIDTH / 2, bottom() + 36, "middle", "number of cores");
        svg.raw("<text transform=\"translate(16," + Markup.number(TOP + PLOT_HEIGHT / 2)
                + ") rotate(-90)\" text-anchor=\"middle\">" + Markup.escaped(curves.stream().map(Curve::unit)
                .distinct().collect(Collectors.joining(", "))) + "</text>");
    }

    private void curve(Curve curve, CurveMarker marker) {
        StringBuilder points = new StringBuilder();
        StringBuilder markers = new StringBuilder();
        curve.points().forEach((cores, row) -> {
            double across = LEFT + x.at(cores);
            if (row.hasFigure()) {
                double up = bottom() - y.at(row.measurement().measured());
                points.append(Markup.number(across)).append(',').append(Markup.number(up)).append(' ');
                markers.append(marker.at(across, up)).append('\n');
            }
            row.measurement().published().ifPresent(figure -> published(across, bottom() - y.at(figure)));
        });
        svg.raw("<polyline points=\"" + points.toString().strip() + "\" fill=\"none\" stroke=\"" + marker.colour()
                + "\" stroke-width=\"1.5\"" + dash(curve) + "/>");
        svg.raw(markers.toString().strip());
    }

    private void published(double across, double up) {
        svg.line(across - 8, up, across + 8, up, SvgElements.PUBLISHED, " stroke-width=\"3\"");
    }

    private static String dash(Curve curve) {
        return curve.provenance() == Provenance.PREDICTED ? " stroke-dasharray=\"7 4\"" : "";
    }

    private void legend(Curve curve, int index) {
        CurveMarker marker = new CurveMarker(index);
        double left = LEFT + index / legendLines * (PLOT_WIDTH / 2);
        double at = bottom() + LEGEND_TOP + index % legendLines * LEGEND_LINE;
        svg.line(left, at - 4, left + 40, at - 4, marker.colour(), " stroke-width=\"1.5\"" + dash(curve));
        svg.raw(marker.at(left + 20, at - 4));
        svg.text(left + 50, at, "start", label(curve));
    }

    private static String label(Curve curve) {
        boolean isRefused = curve.points().values().stream().noneMatch(ModelRow::hasFigure);
        return curve.quantity() + ", " + curve.machine() + " (" + curve.provenance().label()
                + (isRefused ? ", refused)" : ")");
    }

    /** The lower end of the drawing, below a line of the legend for published figures if there are any. */
    private double end() {
        double end = bottom() + LEGEND_TOP + LEGEND_LINE * legendLines;
        if (curves.stream().flatMap(curve -> curve.points().values().stream())
                .noneMatch(row -> row.measurement().published().isPresent())) {
            return end;
        }
        published(LEFT + 20, end - 4);
        svg.text(LEFT + 50, end, "start", "published");
        return end + LEGEND_LINE;
    }

    private static double bottom() {
        return TOP + PLOT_HEIGHT;
    }
}
