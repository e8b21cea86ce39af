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
 * A bar for each row, with a scale for each unit, and a mark at the published figure. Bars of predicted rows are
 * filled, others are hatched.
 */
final class BarDrawing {
    private static final double LEFT = 350;
    private static final double PLOT_WIDTH = 430;
    private static final double ROW = 20;
    private static final double BAR = 12;
    private static final double HEADING = 26;

    private final StringBuilder svg = new StringBuilder();
    private final String hatch;
    private double top;

    private BarDrawing(String hatch) {
        this.hatch = hatch;
        svg.append("<defs><pattern id=\"").append(hatch).append("\" width=\"6\" height=\"6\" ")
                .append("patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">")
                .append("<rect width=\"6\" height=\"6\" fill=\"#dfe7f0\"/>")
                .append("<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" stroke=\"#5b7694\" stroke-width=\"3\"/>")
                .append("</pattern></defs>\n");
    }

    static FigureDrawing.Drawing of(FigureResult result) {
        BarDrawing drawing = new BarDrawing("hatch-" + result.figure().id());
        Map<String, List<FigureRow>> byUnit = new LinkedHashMap<>();
        result.rows().all().forEach(row -> byUnit.computeIfAbsent(row.unit(), unit -> new ArrayList<>()).add(row));
        byUnit.forEach(drawing::unit);
        drawing.legend();
        return new FigureDrawing.Drawing(drawing.svg.toString(), drawing.top + 8);
    }

    private void unit(String unit, List<FigureRow> rows) {
        Scale scale = Scale.upTo(rows.stream()
                .mapToDouble(row -> Math.max(model(row).orElse(0), published(row).orElse(0)))
                .max().orElse(1), PLOT_WIDTH);
        text(LEFT, top + 17, "start", unit, "bold");
        top += HEADING;
        for (FigureRow row : rows) {
            row(row, scale);
        }
        for (double mark : scale.marks()) {
            text(LEFT + scale.at(mark), top + 12, "middle", Markup.figure(mark), "normal");
        }
        top += HEADING;
    }

    private void row(FigureRow row, Scale scale) {
        text(LEFT - 8, top + 11, "end", row.quantity() + ", " + row.machine(), "normal");
        boolean isPredicted = row instanceof ModelRow modelled && modelled.provenance() == Provenance.PREDICTED;
        model(row).ifPresent(value -> rectangle(LEFT, top, scale.at(value), isPredicted));
        if (model(row).isEmpty()) {
            text(LEFT + 4, top + 11, "start", row instanceof UnmodelledRow ? "not modelled" : "refused", "normal");
        }
        published(row).ifPresent(value -> mark(LEFT + scale.at(value), top));
        top += ROW;
    }

    private void legend() {
        double left = LEFT;
        rectangle(left, top, 24, false);
        text(left + 30, top + 11, "start", "calibrated or checked", "normal");
        rectangle(left + 170, top, 24, true);
        text(left + 200, top + 11, "start", "predicted", "normal");
        mark(left + 290, top);
        text(left + 300, top + 11, "start", "published", "normal");
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

    private void rectangle(double left, double at, double width, boolean isPredicted) {
        svg.append("<rect x=\"").append(Markup.number(left)).append("\" y=\"").append(Markup.number(at))
                .append("\" width=\"").append(Markup.number(width)).append("\" height=\"").append(Markup.number(BAR))
                .append("\" stroke=\"#33475b\" fill=\"")
                .append(isPredicted ? "#2e7d32" : "url(#" + hatch + ")").append("\"/>\n");
    }

    private void mark(double left, double at) {
        svg.append("<line x1=\"").append(Markup.number(left)).append("\" y1=\"").append(Markup.number(at - 2))
                .append("\" x2=\"").append(Markup.number(left)).append("\" y2=\"").append(Markup.number(at + BAR + 2))
                .append("\" stroke=\"#b00020\" stroke-width=\"3\"/>\n");
    }

    private void text(double left, double at, String anchor, String text, String weight) {
        svg.append("<text x=\"").append(Markup.number(left)).append("\" y=\"").append(Markup.number(at))
                .append("\" text-anchor=\"").append(anchor).append("\" font-weight=\"").append(weight).append("\">")
                .append(Markup.escaped(text)).append("</text>\n");
    }
}
