package org.barreleye.hamlet.report;

import java.util.List;

/** Matrices for terminals and for browsers. */
public enum MatrixText {
    /** Columns of one width. */
    TEXT {
        @Override
        public String of(OperationMatrix matrix) {
            int[] widths = new int[matrix.header().size()];
            measure(matrix.header(), widths);
            matrix.rows().forEach(row -> measure(row, widths));
            StringBuilder text = new StringBuilder();
            line(matrix.header(), widths, text);
            matrix.rows().forEach(row -> line(row, widths, text));
            text.append('\n');
            matrix.legend().forEach(line -> text.append(line).append('\n'));
            matrix.operations().forEach(line -> text.append(line).append('\n'));
            return text.toString();
        }
    },
    /** A document that needs nothing else. */
    HTML {
        @Override
        public String of(OperationMatrix matrix) {
            StringBuilder text = new StringBuilder("""
                    <!DOCTYPE html>
                    <html lang="en">
                    <head>
                    <meta charset="utf-8">
                    <title>Capability types</title>
                    <style>
                    table { border-collapse: collapse; font-family: sans-serif; }
                    th, td { border: 1px solid #999; padding: 0.2em 0.5em; text-align: left; }
                    </style>
                    </head>
                    <body>
                    <table>
                    """);
            row(matrix.header(), "th", text);
            matrix.rows().forEach(row -> row(row, "td", text));
            text.append("</table>\n<ul>\n");
            matrix.legend().forEach(line -> text.append("<li>").append(escaped(line)).append("</li>\n"));
            matrix.operations().forEach(line -> text.append("<li>").append(escaped(line)).append("</li>\n"));
            return text.append("</ul>\n</body>\n</html>\n").toString();
        }
    };

    /** A matrix as text that ends with a line end. */
    public abstract String of(OperationMatrix matrix);

    private static void measure(List<String> cells, int[] widths) {
        for (int i = 0; i < cells.size(); i++) {
            widths[i] = Math.max(widths[i], cells.get(i).length());
        }
    }

    private static void line(List<String> cells, int[] widths, StringBuilder text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static void row(List<String> cells, String tag, StringBuilder text) {
        text.append("<tr>");
        cells.forEach(cell -> text.append('<').append(tag).append('>').append(escaped(cell)).append("</").append(tag)
                .append('>'));
        text.append("</tr>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
