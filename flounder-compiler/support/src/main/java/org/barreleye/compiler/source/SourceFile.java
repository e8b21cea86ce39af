package org.barreleye.compiler.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The text of one source and the name to show for it. Offsets count UTF-16 units from 0; lines and columns count from
 * 1. A line ends with LF, CR LF or CR. Source files sort by name.
 */
public final class SourceFile implements Comparable<SourceFile> {
    private static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String ALLOWED_CONTROLS = "\t\n\f\r";
    private static final Comparator<SourceFile> ORDER =
            Comparator.comparing(SourceFile::name).thenComparing(SourceFile::text);

    private final String name;
    private final String text;
    private final int[] lineStarts;
    private final int[] malformed;
    /** The code point indices of the characters that take two UTF-16 units. */
    private final int[] supplementary;

    private SourceFile(String name, String raw) {
        this.name = name;
        this.malformed = unpairedSurrogates(raw);
        this.text = replaced(raw, malformed);
        this.lineStarts = lineStarts(text);
        this.supplementary = supplementary(text);
    }

    private SourceFile(String name, SourceFile same) {
        this.name = name;
        this.malformed = same.malformed;
        this.text = same.text;
        this.lineStarts = same.lineStarts;
        this.supplementary = same.supplementary;
    }

    /** A source that is already text. Unpaired surrogates count as malformed. */
    public static SourceFile of(String name, String text) {
        return new SourceFile(name, text);
    }

    /** A source given as UTF-8; {@link #encodingProblems()} lists its faults. */
    public static SourceFile decode(String name, byte[] bytes) {
        return decode(name, bytes, StandardCharsets.UTF_8);
    }

    /** A source given in any encoding; {@link #encodingProblems()} lists its faults. */
    public static SourceFile decode(String name, byte[] bytes, Charset encoding) {
        return new SourceFile(name, SourceDecoder.decode(bytes, encoding));
    }

    /** Reads a file in UTF-8 and shows it under the given name. */
    public static SourceFile read(String name, Path path) throws IOException {
        return read(name, path, StandardCharsets.UTF_8);
    }

    /** Reads a file and shows it under the given name. */
    public static SourceFile read(String name, Path path, Charset encoding) throws IOException {
        return decode(name, Files.readAllBytes(path), encoding);
    }

    /** The same text under another name. */
    public SourceFile named(String other) {
        return new SourceFile(other, this);
    }

    /** Its name in diagnostics. */
    public String name() {
        return name;
    }

    /** All of it, with U+FFFD where the bytes were malformed. */
    public String text() {
        return text;
    }

    /** The number of UTF-16 units of the text. */
    public int length() {
        return text.length();
    }

    /** The stretch between two offsets, the second exclusive. */
    public Span span(int startOffset, int endOffset) {
        return new Span(this, startOffset, endOffset);
    }

    /** All of it. */
    public Span whole() {
        return span(0, length());
    }

    /**
     * The offset of a character that is counted in code points, as some parsers count.
     *
     * @param index the number of code points before it, 0 or more
     */
    public int offsetOfCodePoint(int index) {
        int preceding = Arrays.binarySearch(supplementary, index);
        return index + (preceding >= 0 ? preceding : -preceding - 1);
    }

    /** The number of lines; text that ends with a line end has an empty last line. */
    public int lineCount() {
        return lineStarts.length;
    }

    /** The line of an offset, from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column of an offset, from 1, counted in characters (code points). */
    public int column(int offset) {
        return text.codePointCount(lineStarts[line(offset) - 1], offset) + 1;
    }

    /** The offset at which a line begins. */
    public int lineStart(int line) {
        return lineStarts[line - 1];
    }

    /** The text of a line, counted from 1, without its line end. */
    public String lineText(int line) {
        int start = lineStarts[line - 1];
        int end = line < lineStarts.length ? lineStarts[line] : length();
        while (end > start && isLineEnd(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The faults of its plain text, in the order of their places. */
    public List<EncodingProblem> encodingProblems() {
        List<EncodingProblem> problems = new ArrayList<>();
        for (int offset = 0; offset < length(); offset++) {
            char c = text.charAt(offset);
            if (Arrays.binarySearch(malformed, offset) >= 0) {
                problems.add(encodingProblem(EncodingProblem.Kind.MALFORMED, offset));
            } else if (c == BYTE_ORDER_MARK && offset == 0) {
                problems.add(encodingProblem(EncodingProblem.Kind.BYTE_ORDER_MARK, offset));
            } else if (Character.isISOControl(c) && ALLOWED_CONTROLS.indexOf(c) < 0) {
                problems.add(encodingProblem(EncodingProblem.Kind.CONTROL_CHARACTER, offset));
            } else if (isBidirectionalControl(c)) {
                problems.add(encodingProblem(EncodingProblem.Kind.BIDIRECTIONAL_OVERRIDE, offset));
            }
        }
        return Collections.unmodifiableList(problems);
    }

    /**
     * Returns whether a character changes the direction of the text around it: embeddings, overrides and isolates
     * (U+202A to U+202E, U+2066 to U+2069) and the three direction marks.
     */
    public static boolean isBidirectionalControl(int character) {
        return character >= 0x202A && character <= 0x202E
                || character >= 0x2066 && character <= 0x2069
                || character == 0x200E || character == 0x200F || character == 0x061C;
    }

    private EncodingProblem encodingProblem(EncodingProblem.Kind kind, int offset) {
        return new EncodingProblem(kind, span(offset, offset + 1));
    }

    private static int[] unpairedSurrogates(String raw) {
        IntStream.Builder found = IntStream.builder();
        for (int offset = 0; offset < raw.length(); offset++) {
            if (Character.isSupplementaryCodePoint(raw.codePointAt(offset))) {
                offset++;
            } else if (Character.isSurrogate(raw.charAt(offset))) {
                found.add(offset);
            }
        }
        return found.build().toArray();
    }

    private static String replaced(String raw, int[] malformed) {
        StringBuilder text = new StringBuilder(raw);
        for (int offset : malformed) {
            text.setCharAt(offset, REPLACEMENT);
        }
        return text.toString();
    }

    private static int[] lineStarts(String text) {
        IntStream.Builder starts = IntStream.builder();
        starts.add(0);
        for (int offset = 1; offset <= text.length(); offset++) {
            char before = text.charAt(offset - 1);
            boolean insideCrLf = before == '\r' && offset < text.length() && text.charAt(offset) == '\n';
            if (isLineEnd(before) && !insideCrLf) {
                starts.add(offset);
            }
        }
        return starts.build().toArray();
    }

    private static int[] supplementary(String text) {
        int[] characters = text.codePoints().toArray();
        return IntStream.range(0, characters.length)
                .filter(index -> Character.isSupplementaryCodePoint(characters[index]))
                .toArray();
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    @Override
    public int compareTo(SourceFile other) {
        return this == other ? 0 : ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof SourceFile source && name.equals(source.name) && text.equals(source.text);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
