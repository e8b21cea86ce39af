package org.barreleye.compiler.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The explanation of a code: a resource, as {@code FL0007.txt}, that begins with a paragraph, then has a line
 * {@code --- bad} and an example, then a line {@code --- good} and another. In an example, a line
 * {@code @repeat COUNT TEXT} stands for so many lines, with the line's number, from 1, in place of {@code $}, and the
 * one before it in place of {@code %}.
 *
 * @param paragraph the reason for the finding and the way to correct it
 * @param badExample the smallest source that provokes it
 * @param goodExample the same source, corrected
 */
public record Explanation(String paragraph, String badExample, String goodExample) {
    private static final String BAD = "\n--- bad\n";
    private static final String GOOD = "\n--- good\n";
    private static final Pattern REPEAT = Pattern.compile("( *)@repeat (\\d+) (.*\n)");

    /** Reads the explanation of a code from the resource beside its class. */
    static Explanation of(DiagnosticCode code) {
        String text = resource(code.code() + ".txt", code.getClass());
        int bad = text.indexOf(BAD);
        int good = text.indexOf(GOOD);
        return new Explanation(text.substring(0, bad).strip(),
                expanded(text.substring(bad + BAD.length(), good + 1)), expanded(text.substring(good + GOOD.length())));
    }

    private static String expanded(String example) {
        return REPEAT.matcher(example).replaceAll(match -> {
            StringBuilder lines = new StringBuilder();
            for (int i = 1; i <= Integer.parseInt(match.group(2)); i++) {
                String line = match.group(3).replace("$", String.valueOf(i)).replace("%", String.valueOf(i - 1));
                lines.append(match.group(1)).append(line);
            }
            return lines.toString();
        });
    }

    private static String resource(String name, Class<?> beside) {
        try (InputStream stream = beside.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the build of this program lacks its file " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
