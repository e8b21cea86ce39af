package org.barreleye.machine.cli;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.barreleye.machine.experiment.Experiments;
import org.barreleye.machine.experiment.Measurement;

/** Results as comma-separated values (RFC 4180). */
final class Csv {
    private Csv() {}

    static String of(List<Measurement> rows) {
        StringBuilder text = new StringBuilder(
                "experiment,machine,row,cores,unit,measured,published,deviation_percent,provenance\r\n");
        for (Measurement row : rows) {
            text.append(String.join(",", quoted(row.experiment()), quoted(row.machine()), quoted(row.row()),
                    Integer.toString(row.cores()),
                    quoted(row.unit()), quoted(row.shown()), number(row.published()),
                    number(row.deviationPercent()),
                    Experiments.named(row.experiment()).provenance(row).label()));
            text.append("\r\n");
        }
        return text.toString();
    }

    private static String quoted(String field) {
        return field.matches("[^,\"\r\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private static String number(OptionalDouble number) {
        return number.isPresent() ? String.format(Locale.ROOT, "%.2f", number.getAsDouble()) : "";
    }
}
