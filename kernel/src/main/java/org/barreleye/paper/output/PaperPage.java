package org.barreleye.paper.output;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.barreleye.machine.experiment.Provenance;
import org.barreleye.paper.FigureResult;
import org.barreleye.paper.Paper;
import org.barreleye.paper.row.ModelRow;
import org.barreleye.paper.row.UnmodelledRow;
import org.barreleye.paper.verdict.Verdict;

/**
 * The results of a paper as one HTML page: an index, and for each figure a drawing, its rows, the verdicts and the
 * notes; at the end what the model leaves out. The page names no other file and no address.
 */
public final class PaperPage {
    private static final String STYLE = """
            body { color: #1a1a1a; background: #ffffff; font: 16px/1.5 sans-serif; max-width: 60rem; margin: 2rem auto;
              padding: 0 1rem; }
            h1, h2, h3 { line-height: 1.2; }
            h2 { margin-top: 3rem; border-bottom: 1px solid #b0b0b0; padding-bottom: 0.3rem; }
            .wide { overflow-x: auto; margin: 1rem 0; }
            svg { display: block; max-width: 100%; min-width: 40rem; height: auto; }
            table { border-collapse: collapse; font-size: 0.9rem; }
            th, td { border: 1px solid #b0b0b0; padding: 0.2rem 0.6rem; text-align: left; }
            th { background: #eef1f4; vertical-align: bottom; }
            th:first-child, td:first-child { position: sticky; left: 0; }
            td:first-child { background: #ffffff; min-width: 8rem; }
            td.unit { white-space: nowrap; }
            td.reason { min-width: 14rem; }
            td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            .provenance { border-radius: 0.3rem; padding: 0 0.4rem; white-space: nowrap; }
            .calibrated { background: #dfe7f0; border: 1px solid #33475b; }
            .checked { background: #f6eccb; border: 1px dashed #6b5900; }
            .predicted { background: #d9efd9; border: 2px solid #2e7d32; font-weight: bold; }
            .unmodelled { background: #eeeeee; border: 1px dotted #555555; }
            .agrees { color: #1b5e20; }
            .disagrees { color: #a31515; font-weight: bold; }
            .undecided { color: #5a5a5a; }
            @media (max-width: 40rem) {
              body { margin: 1rem auto; }
              h1 { font-size: 1.5rem; }
              h2 { font-size: 1.25rem; }
              ul { padding-left: 1.2rem; }
              th, td { padding: 0.15rem 0.35rem; font-size: 0.8rem; }
            }
            """;

    private static final double ONE_DECIMAL_BELOW = 100;

    private PaperPage() {}

    /**
     * The page.
     *
     * @param isQuick whether experiments with parameters were run with few values of them, which the page then says
     */
    public static String of(Paper paper, List<FigureResult> results, boolean isQuick) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n")
                .append("<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(Markup.escaped(paper.title())).append(" (model)</title>\n<style>\n").append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>").append(Markup.escaped(paper.title())).append("</h1>\n<p>")
                .append(Markup.escaped(paper.source())).append(". Run on a modelled machine.")
                .append(isQuick ? " A quick run: experiments with parameters were run with few values of them." : "")
                .append("</p>\n");
        legend(html);
        index(html, results);
        results.forEach(result -> figure(html, result));
        html.append("<section id=\"limits\">\n").append(Limits.html()).append("</section>\n</body>\n</html>\n");
        return html.toString();
    }

    private static void legend(StringBuilder html) {
        html.append("<ul>\n<li>").append(badge(Provenance.CALIBRATED))
                .append(" a parameter of the machine was chosen so that the row comes out; no evidence</li>\n<li>")
                .append(badge(Provenance.CHECKED))
                .append(" nothing was fitted to the row, but its published figure was known</li>\n<li>")
                .append(badge(Provenance.PREDICTED))
                .append(" nothing was fitted to the row</li>\n<li><span class=\"provenance unmodelled\">not modelled")
                .append("</span> a published row of something that the system does not model</li>\n</ul>\n");
    }

    private static void index(StringBuilder html, List<FigureResult> results) {
        html.append("<nav>\n<h2 id=\"index\">Tables and figures</h2>\n<ul>\n");
        for (FigureResult result : results) {
            long agreeing = result.verdicts().stream()
                    .filter(verdict -> verdict.outcome() == Verdict.Outcome.AGREES)
                    .count();
            html.append("<li><a href=\"#").append(result.figure().id()).append("\">")
                    .append(Markup.escaped(result.figure().title())).append("</a>: ").append(agreeing).append(" of ")
                    .append(result.verdicts().size())
                    .append(result.verdicts().size() == 1 ? " statement agrees" : " statements agree")
                    .append("</li>\n");
        }
        html.append("<li><a href=\"#limits\">What the model leaves out</a></li>\n</ul>\n</nav>\n");
    }

    private static void figure(StringBuilder html, FigureResult result) {
        html.append("<section id=\"").append(result.figure().id()).append("\">\n<h2>")
                .append(Markup.escaped(result.figure().title())).append("</h2>\n")
                .append("<div class=\"wide\">\n").append(FigureDrawing.element(result)).append("\n</div>\n<ul>\n");
        for (Verdict verdict : result.verdicts()) {
            html.append("<li class=\"").append(verdict.outcome().name().toLowerCase(Locale.ROOT)).append("\">")
                    .append(Markup.escaped(verdict.line())).append("</li>\n");
        }
        html.append("</ul>\n");
        result.figure().notes().forEach(note -> html.append("<p>").append(Markup.escaped(note)).append("</p>\n"));
        List<Curve> curves = Curve.of(result.rows());
        html.append("<div class=\"wide\">\n");
        if (Curve.suits(curves)) {
            curves(html, curves);
        } else {
            rows(html, result);
        }
        html.append("</div>\n<p><a href=\"#index\">Index</a></p>\n</section>\n");
    }

    private static void rows(StringBuilder html, FigureResult result) {
        html.append("<table>\n<tr><th>row</th><th>machine</th><th>unit</th><th>model</th><th>published</th>")
                .append("<th>deviation</th><th>provenance</th></tr>\n");
        for (ModelRow row : result.rows().modelled()) {
            html.append("<tr>").append(cell(row.quantity())).append(unit(row.machine())).append(unit(row.unit()))
                    .append(number(row.measurement().shown()))
                    .append(number(shown(row.measurement().published(), "%.2f")))
                    .append(number(shown(row.measurement().deviationPercent(), "%+.1f %%"))).append("<td>")
                    .append(badge(row.provenance())).append("</td></tr>\n");
        }
        for (UnmodelledRow row : result.rows().unmodelled()) {
            html.append("<tr>").append(cell(row.quantity())).append(unit(row.machine())).append(unit(row.unit()))
                    .append(number("")).append(number(shown(OptionalDouble.of(row.published()), "%.2f")))
                    .append(number("")).append("<td class=\"reason\">")
                    .append("<span class=\"provenance unmodelled\">not modelled</span> ")
                    .append(Markup.escaped(row.reason())).append("</td></tr>\n");
        }
        html.append("</table>\n");
    }

    private static void curves(StringBuilder html, List<Curve> curves) {
        html.append("<table>\n<tr><th>cores</th>");
        for (Curve curve : curves) {
            html.append("<th>").append(Markup.escaped(curve.quantity())).append("<br>")
                    .append(Markup.escaped(curve.machine())).append(", ").append(Markup.escaped(curve.unit()))
                    .append("<br>").append(badge(curve.provenance())).append("</th>");
        }
        html.append("</tr>\n");
        for (int cores : Curve.cores(curves)) {
            html.append("<tr><th>").append(cores).append("</th>");
            for (Curve curve : curves) {
                ModelRow row = curve.points().get(cores);
                html.append(number(row == null ? "" : row.hasFigure() ? figure(curve, row)
                        : row.measurement().shown()));
            }
            html.append("</tr>\n");
        }
        html.append("</table>\n");
    }

    /** The figure of a row, with as many decimals as all of its curve. */
    private static String figure(Curve curve, ModelRow row) {
        double least = curve.points().values().stream().filter(ModelRow::hasFigure)
                .mapToDouble(point -> point.measurement().measured()).min().orElse(0);
        return String.format(Locale.ROOT, least < ONE_DECIMAL_BELOW ? "%,.1f" : "%,.0f", row.measurement().measured());
    }

    private static String badge(Provenance provenance) {
        return "<span class=\"provenance " + provenance.label() + "\">" + provenance.label() + "</span>";
    }

    private static String cell(String text) {
        return "<td>" + Markup.escaped(text) + "</td>";
    }

    private static String unit(String text) {
        return "<td class=\"unit\">" + Markup.escaped(text) + "</td>";
    }

    private static String number(String text) {
        return "<td class=\"number\">" + Markup.escaped(text) + "</td>";
    }

    private static String shown(OptionalDouble number, String format) {
        return number.isPresent() ? String.format(Locale.ROOT, format, number.getAsDouble()) : "";
    }
}
