package org.barreleye.paper.output;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedSet;
import org.barreleye.paper.FigureResult;
import org.barreleye.paper.Paper;
import org.barreleye.paper.row.FigureRow;
import org.barreleye.paper.row.ModelRow;
import org.barreleye.paper.row.UnmodelledRow;
import org.barreleye.paper.verdict.Verdict;

/** The results of a paper as text. */
public final class PaperText {
    private static final int COLUMNS_MAX = 9;
    private static final String NOT_MODELLED = "not modelled";

    private PaperText() {}

    /** The begin: the paper, and the words of the last column. */
    public static String heading(Paper paper) {
        return paper.title() + "\n" + paper.source() + "\n\n"
                + "calibrated: a parameter of the machine was chosen so that the row comes out; no evidence.\n"
                + "checked:    nothing was fitted to the row, but its published figure was known.\n"
                + "predicted:  nothing was fitted to the row.\n";
    }

    /** The end: where to read which conclusions the figures do not support. */
    public static String ending() {
        return "What the model leaves out, and which conclusions it does not support: kernel/docs/limits.md, and the "
                + "end of the page that --html writes.\n";
    }

    /** A figure: its rows, verdicts and notes. */
    public static String of(FigureResult result) {
        StringBuilder text = new StringBuilder();
        text.append('\n').append(result.figure().title()).append(" (").append(result.figure().id()).append(")\n");
        List<Curve> curves = Curve.of(result.rows());
        if (Curve.suits(curves)) {
            appendCurves(text, curves);
        } else {
            text.append(String.format(Locale.ROOT, "  %-38s %-14s %-11s %10s %10s %9s  %s%n", "", "machine", "unit",
                    "model", "published", "deviation", ""));
            result.rows().modelled().forEach(row -> appendRow(text, row));
        }
        result.rows().unmodelled().forEach(row -> appendRow(text, row));
        for (Verdict verdict : result.verdicts()) {
            text.append("  ").append(verdict.line()).append('\n');
        }
        result.figure().notes().forEach(note -> text.append("  ").append(note).append('\n'));
        return text.toString().replace("\r\n", "\n");
    }

    private static void appendRow(StringBuilder text, FigureRow row) {
        String model = NOT_MODELLED;
        String published = "";
        String deviation = "";
        String last;
        if (row instanceof ModelRow modelled) {
            model = modelled.measurement().shown();
            published = number(modelled.measurement().published(), "%.2f");
            deviation = number(modelled.measurement().deviationPercent(), "%+.1f %%");
            last = modelled.provenance().label();
        } else {
            UnmodelledRow unmodelled = (UnmodelledRow) row;
            published = String.format(Locale.ROOT, "%.2f", unmodelled.published());
            last = unmodelled.reason();
        }
        text.append(String.format(Locale.ROOT, "  %-38s %-14s %-11s %10s %10s %9s  %s%n", row.quantity(),
                row.machine(), row.unit(), model, published, deviation, last));
    }

    private static void appendCurves(StringBuilder text, List<Curve> curves) {
        List<Integer> shown = columns(Curve.cores(curves));
        text.append(String.format(Locale.ROOT, "  %-38s %-14s %-8s", "number of cores", "machine", "unit"));
        shown.forEach(cores -> text.append(String.format(Locale.ROOT, " %8d", cores)));
        text.append('\n');
        for (Curve curve : curves) {
            text.append(String.format(Locale.ROOT, "  %-38s %-14s %-8s", curve.quantity(), curve.machine(),
                    curve.unit()));
            shown.forEach(cores -> text.append(String.format(Locale.ROOT, " %8s", cell(curve.points().get(cores)))));
            text.append("  ").append(curve.provenance().label()).append('\n');
        }
    }

    private static String cell(ModelRow row) {
        if (row == null) {
            return "";
        }
        return row.hasFigure() ? String.format(Locale.ROOT, "%.0f", row.measurement().measured()) : "refused";
    }

    /** The numbers of cores that a line has room for; the last one is always shown. */
    private static List<Integer> columns(SortedSet<Integer> cores) {
        List<Integer> usual = List.of(1, 2, 4, 8, 12, 16, 24, 32);
        return cores.size() <= COLUMNS_MAX ? List.copyOf(cores)
                : cores.stream().filter(number -> usual.contains(number) || number.equals(cores.last())).toList();
    }

    private static String number(OptionalDouble number, String format) {
        return number.isPresent() ? String.format(Locale.ROOT, format, number.getAsDouble()) : "";
    }
}
