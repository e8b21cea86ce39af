package org.barreleye.paper.output;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.barreleye.paper.FigureResult;
import org.barreleye.paper.Paper;
import org.barreleye.paper.row.ModelRow;
import org.barreleye.paper.row.UnmodelledRow;

/** The rows of a paper as comma-separated values (RFC 4180); the last column is the provenance of the row. */
public final class PaperCsv {
    private static final String END = "\r\n";

    private PaperCsv() {}

    /** All rows of all figures. */
    public static String of(Paper paper, List<FigureResult> results) {
        StringBuilder text = new StringBuilder("paper,figure,experiment,machine,row,cores,unit,model,published,"
                + "deviation_percent,provenance").append(END);
        for (FigureResult result : results) {
            String figure = result.figure().id();
            for (ModelRow row : result.rows().modelled()) {
                line(text, paper.name(), figure, row.measurement().experiment(), row.machine(), row.quantity(),
                        Integer.toString(row.cores()), row.unit(), row.measurement().shown(),
                        number(row.measurement().published()), number(row.measurement().deviationPercent()),
                        row.provenance().label());
            }
            for (UnmodelledRow row : result.rows().unmodelled()) {
                line(text, paper.name(), figure, "", row.machine(), row.quantity(), "", row.unit(), "",
                        number(OptionalDouble.of(row.published())), "", "not modelled");
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String... fields) {
        text.append(String.join(",", List.of(fields).stream().map(PaperCsv::quoted).toList())).append(END);
    }

    private static String quoted(String field) {
        return field.matches("[^,\"\r\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private static String number(OptionalDouble number) {
        return number.isPresent() ? String.format(Locale.ROOT, "%.2f", number.getAsDouble()) : "";
    }
}
