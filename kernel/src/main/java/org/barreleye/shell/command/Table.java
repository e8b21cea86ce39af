package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.barreleye.kpi.outcome.CallFailed;

/** Rows under headings. Columns of numbers are aligned to the right, others to the left. */
final class Table {
    private static final String GAP = "  ";
    // A dash or an empty cell stands for a missing number.
    private static final Pattern NUMBER = Pattern.compile("-?[\\d.]*");

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        this.headings = List.of(headings);
    }

    Table row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            // A line break would let an argument of a process look like another row.
            row.add(cell.toString().replace("\n", "\\x0a").replace("\r", "\\x0d"));
        }
        rows.add(row);
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void show(Screen screen) throws CallFailed {
        screen.line(line(headings));
        for (List<String> row : rows) {
            screen.line(line(row));
        }
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < headings.size(); column++) {
            String cell = cells.get(column);
            String blanks = String.join("", Collections.nCopies(width(column) - cell.length(), " "));
            line.append(isNumbers(column) ? blanks + cell : cell + blanks).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).reduce(headings.get(column).length(), Math::max);
    }

    private boolean isNumbers(int column) {
        return rows.stream().allMatch(row -> NUMBER.matcher(row.get(column)).matches());
    }
}
