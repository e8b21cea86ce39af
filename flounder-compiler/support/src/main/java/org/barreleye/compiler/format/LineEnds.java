package org.barreleye.compiler.format;

import org.barreleye.compiler.source.SourceFile;

/** The line ends of a source file, which formatting keeps. */
public final class LineEnds {
    private static final String CRLF = "\r\n";

    private LineEnds() {}

    /** A text with the line ends of a source: CR LF if its first line ends so, else LF. */
    public static String asIn(SourceFile source, String text) {
        int first = source.text().indexOf('\n');
        boolean crlf = first > 0 && source.text().charAt(first - 1) == '\r';
        String plain = text.replace(CRLF, "\n");
        return crlf ? plain.replace("\n", CRLF) : plain;
    }
}
