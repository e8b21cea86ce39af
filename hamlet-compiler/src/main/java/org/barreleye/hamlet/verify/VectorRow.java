package org.barreleye.hamlet.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of a vector file.
 *
 * @param line where it stands, from 1
 * @param columns the columns; the first is the kind
 */
record VectorRow(int line, List<String> columns) {
    /** The index of the first named column. */
    private static final int NAMED = 3;

    VectorRow {
        columns = List.copyOf(columns);
    }

    /** The kind: {@code D}, {@code T}, {@code F}, {@code W}, {@code X} or {@code P}. */
    String kind() {
        return columns.get(0);
    }

    String column(int index) {
        if (index >= columns.size()) {
            throw new VectorFormatException("line " + line + " has only " + columns.size() + " columns");
        }
        return columns.get(index);
    }

    int number(int index) {
        try {
            return Integer.parseInt(column(index));
        } catch (NumberFormatException e) {
            throw new VectorFormatException("line " + line + " has no number in column " + (index + 1));
        }
    }

    /** The columns of the form {@code name=value}, split at the last equals sign. */
    Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        for (String column : columns.subList(Math.min(NAMED, columns.size()), columns.size())) {
            int split = column.lastIndexOf('=');
            if (split < 0) {
                throw new VectorFormatException("line " + line + " has a column without '=': " + column);
            }
            named.put(column.substring(0, split), column.substring(split + 1));
        }
        return named;
    }

    /** The row as it stands in the file. */
    @Override
    public String toString() {
        return String.join("\t", columns);
    }
}
