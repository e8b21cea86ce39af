package org.barreleye.paper.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.barreleye.machine.experiment.Provenance;
import org.barreleye.paper.FigureResult;
import org.barreleye.paper.row.FigureRow;
import org.barreleye.paper.row.ModelRow;
import org.barreleye.paper.row.UnmodelledRow;

/**
 * A bar for each row, with an axis for each unit, and a mark at the published figure. Bars of calibrated rows are
 * hatched, those of checked rows dotted, those of predicted rows filled.
 */
final class BarDrawing {
    private static final double CHARACTER = 6.4;
    private static final double LEFT_MIN = 80;
    private static final double LEFT_MAX = 350;
    private static final double RIGHT = 30;
    private static final double PLOT_WIDTH = 480;
    private static final double ROW = 20;
    private static final double BAR = 12;
    private static final double AXIS_HEIGHT = 54;
    private static final double TEXT_WIDTH = 90;
    private static final double LEGEND_WIDTH = 120;

    private final SvgElements svg = new SvgElements();
    private final String figure;
    private final double left;
    private double top = 8;

    private BarDrawing(FigureResult result) {
        figure = result.figure().id();
        double longest = result.rows().all().stream().mapToInt(row -> label(row).length()).max().orElse(0);
        left = Math.max(LEFT_MIN, Math.min(LEFT_MAX, 16 + longest * CHARACTER));
        svg.raw("<defs>");
        svg.raw(pattern("hatch", "#dfe7f0", "<path d=\"M0,6 L6,0 M-1,1 L1,-1 M5,7 L7,5\" stroke=\"#5b7694\" "
                + "stroke-width=\"1.5\"/>"));
        svg.raw(pattern("dots", "#fffaf0", "<circle cx=\"3\" cy=\"3\" r=\"1.2\" fill=\"#6b5900\"/>"));
        svg.raw("</defs>");
    }

    private String pattern(String name, String ground, String content) {
        return "<pattern id=\"" + name + "-" + figure + "\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
                + "<rect width=\"6\" height=\"6\" fill=\"" + ground + "\"/>" + content + "</pattern>";
    }

    static FigureDrawing.Drawing of(FigureResult result) {
        BarDrawing drawing = new BarDrawing(result);
        Map<String, List<FigureRow>> byUnit = new LinkedHashMap<>();
        result.rows().all().forEach(row -> byUnit.computeIfAbsent(row.unit(), unit -> new ArrayList<>()).add(row));
        byUnit.forEach(drawing::unit);
        drawing.legend(result.rows().all());
        return new FigureDrawing.Drawing(drawing.svg.toString(), drawing.left + PLOT_WIDTH + RIGHT, drawing.top + 8);
    }

    private void unit(String unit, List<FigureRow> rows) {
        Scale scale = Scale.upTo(rows.stream()
                .mapToDouble(row -> Math.max(model(row).orElse(0), published(row).orElse(0)))
                .max().orElse(1), PLOT_WIDTH);
        double bottom = top + rows.size() * ROW;
        for (double mark : scale.marks()) {
            double at = left + scale.at(mark);
            svg.line(at, top - 4, at, bottom, SvgElements.GRID).line(at, bottom, at, bottom + 5, SvgElements.AXIS);
            svg.text(at, bottom + 18, "middle", scale.label(mark));
        }
        for (FigureRow row : rows) {
            row(row, scale);
        }
        svg.line(left, top - rows.size() * ROW - 4, left, bottom, SvgElements.AXIS);
        svg.line(left, bottom, left + PLOT_WIDTH, bottom, SvgElements.AXIS);
        svg.text(left + PLOT_WIDTH / 2, bottom + 34, "middle", unit);
        top = bottom + AXIS_HEIGHT;
    }

    private void row(FigureRow row, Scale scale) {
        svg.text(left - 8, top + 11, "end", label(row));
        model(row).ifPresent(value -> rectangle(left, scale.at(value), ((ModelRow) row).provenance()));
        published(row).ifPresent(value -> mark(left + scale.at(value)));
        String instead = row instanceof UnmodelledRow ? "not modelled" : model(row).isEmpty() ? "refused"
                : model(row).getAsDouble() == 0 ? "0" : "";
        if (!instead.isEmpty()) {
            double mark = published(row).isPresent() ? scale.at(published(row).getAsDouble()) : 0;
            svg.text(left + 6 + (mark < TEXT_WIDTH ? mark : 0), top + 11, "start", instead);
        }
        top += ROW;
    }

    private static String label(FigureRow row) {
        return row.quantity() + ", " + row.machine();
    }

    private void legend(List<FigureRow> rows) {
        double from = left;
        for (Provenance provenance : Provenance.values()) {
            if (rows.stream().anyMatch(row -> model(row).isPresent() && ((ModelRow) row).provenance() == provenance)) {
                rectangle(from, 24, provenance);
                svg.text(from + 30, top + 11, "start", provenance.label());
                from += LEGEND_WIDTH;
            }
        }
        if (rows.stream().anyMatch(row -> published(row).isPresent())) {
            mark(from + 4);
            svg.text(from + 14, top + 11, "start", "published");
        }
        top += ROW;
    }

    private static OptionalDouble model(FigureRow row) {
        return row instanceof ModelRow modelled && modelled.hasFigure()
                ? OptionalDouble.of(modelled.measurement().measured()) : OptionalDouble.empty();
    }

    private static OptionalDouble published(FigureRow row) {
        return row instanceof ModelRow modelled ? modelled.measurement().published()
                : OptionalDouble.of(((UnmodelledRow) row).published());
    }

    private void rectangle(double from, double width, Provenance provenance) {
        String fill = switch (provenance) {
            case CALIBRATED -> "url(#hatch-" + figure + ")";
            case CHECKED -> "url(#dots-" + figure + ")";
            case PREDICTED -> "#2e7d32";
        };
        svg.raw("<rect x=\"" + Markup.number(from) + "\" y=\"" + Markup.number(top) + "\" width=\""
                + Markup.number(width) + "\" height=\"" + Markup.number(BAR) + "\" stroke=\"#33475b\" fill=\"" + fill
                + "\"/>");
    }

    /** The mark of a published figure: longer than a bar is high, with a light edge that shows on dark bars. */
    private void mark(double at) {
        svg.line(at, top - 3, at, top + BAR + 3, "#ffffff", " stroke-width=\"5\"");
        svg.line(at, top - 3, at, top + BAR + 3, SvgElements.PUBLISHED, " stroke-width=\"3\"");
    }
}
