package org.barreleye.compiler.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Java sources below a folder, and the rules about their text that a compiler does not check. */
public final class SourceTree {
    /** The longest line, in main sources and in tests, in code and in comments. */
    public static final int COLUMNS_MAX = 120;
    /** The longest main source. */
    public static final int MAIN_LINES_MAX = 400;
    /** The longest test source. */
    public static final int TEST_LINES_MAX = 490;

    // Spelled in pieces, so that this file keeps its own rule.
    private static final Pattern UNFINISHED = Pattern.compile("\\b(XX" + "X|FIX" + "ME|TO" + "DO)\\b");
    private static final Pattern WALK = Pattern.compile(
            "Previous stop: \\{@code [\\w. -]+}\\. Next stop: \\{@code [\\w. -]+}\\.");

    private final Path root;

    /** The sources below a folder, without those in folders {@code target}. */
    public SourceTree(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The main sources. */
    public List<Path> main() {
        return sources("/src/main/java/");
    }

    /** The sources of tests. */
    public List<Path> tests() {
        return sources("/src/test/java/");
    }

    private List<Path> sources(String part) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> slashed(file).contains(part) && !slashed(file).contains("/target/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String slashed(Path file) {
        return file.toString().replace('\\', '/');
    }

    /** All breaches of the rules in some sources, as {@code FILE:LINE: SENTENCE}. */
    public List<String> breaches(List<Path> files, int linesMax) {
        List<String> breaches = new ArrayList<>();
        for (Path file : files) {
            List<String> lines = lines(file);
            String name = slashed(root.relativize(file));
            breachesIn(lines, linesMax).forEach(sentence -> breaches.add(name + ":" + sentence));
            if (slashed(file).contains("/src/main/") && !Files.exists(file.resolveSibling("package-info.java"))) {
                breaches.add(name + ":1: its package has no package-info");
            }
        }
        return breaches;
    }

    /** All breaches of the rules in the lines of a source, as {@code LINE: SENTENCE}. */
    static List<String> breachesIn(List<String> lines, int linesMax) {
        List<String> breaches = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).length() > COLUMNS_MAX) {
                breaches.add(i + 1 + ": longer than " + COLUMNS_MAX + " columns");
            }
            if (UNFINISHED.matcher(lines.get(i)).find()) {
                breaches.add(i + 1 + ": marked as unfinished");
            }
        }
        if (lines.size() > linesMax) {
            breaches.add(lines.size() + ": more than " + linesMax + " lines");
        }
        return breaches;
    }

    /** Returns whether the text of a package-info names the previous and the next stop in the one form. */
    public static boolean namesItsStops(Path packageInfo) {
        return namesItsStops(lines(packageInfo));
    }

    static boolean namesItsStops(List<String> lines) {
        return WALK.matcher(String.join(" ", lines).replaceAll("\\s+\\*\\s+", " ")).find();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
