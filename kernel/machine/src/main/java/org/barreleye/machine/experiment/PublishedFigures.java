package org.barreleye.machine.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;

/** The published figures: a table that the experiments print beside what they measured, and that nothing else reads. */
public final class PublishedFigures {
    private static final int COLUMNS = 7;

    private final List<String[]> rows;

    /** Reads the table. */
    public PublishedFigures() {
        try (InputStream table = PublishedFigures.class.getResourceAsStream("published-numbers.tsv")) {
            rows = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .filter(columns -> columns.length == COLUMNS)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * A figure.
     *
     * @param table how the table's name begins
     * @param machine how the machine's name begins
     * @param what the row's name
     * @param unit of the figure
     */
    public OptionalDouble figure(String table, String machine, String what, String unit) {
        return rows.stream()
                .filter(row -> row[1].startsWith(table) && row[2].startsWith(machine) && row[3].equals(what)
                && row[5].equals(unit))
                .map(row -> row[4].replace("~", "").replace(",", ""))
                .filter(figure -> figure.matches("[\\d.]+"))
                .mapToDouble(Double::parseDouble)
                .findFirst();
    }
}
