package org.barreleye.compiler.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.source.SourceFile;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/**
 * Tests that compare the output of a compiler with files that were read and accepted:
 * <pre>
 * golden/CASE/input.*        expected/**            why.md (what this case is about)
 * rejected/CASE/input.*      expected.diagnostics
 * </pre>
 * {@code -Dgolden=refresh} rewrites what is expected and then fails, so that no refresh passes unread.
 *
 * <pre>{@code
 * @TestFactory Stream<DynamicTest> golden() {
 *     return GoldenFiles.in(Path.of("src/test/resources")).accepted(c -> compile(c.input()));
 * }
 * }</pre>
 */
public final class GoldenFiles {
    private static final String REFRESHED = "refreshed: read the difference, then run again without -Dgolden=refresh";

    private final Path resources;
    private final boolean refresh;

    GoldenFiles(Path resources, boolean refresh) {
        this.resources = resources;
        this.refresh = refresh;
    }

    /** The golden files below a folder, usually {@code src/test/resources}. */
    public static GoldenFiles in(Path resources) {
        String mode = System.getProperty("golden", "");
        return switch (mode) {
            // Surefire passes a property that is not set as its name.
            case "", "${golden}" -> new GoldenFiles(resources, false);
            case "refresh" -> new GoldenFiles(resources, true);
            default -> throw new IllegalArgumentException("-Dgolden can only be 'refresh', not '" + mode + "'");
        };
    }

    /** One test for each folder of {@code golden}: the compiler makes exactly the files in {@code expected}. */
    public Stream<DynamicTest> accepted(Function<GoldenCase, OutputTree> compiler) {
        return tests("golden", golden -> {
            requireReason(golden);
            Path folder = golden.folder().resolve("expected");
            SortedMap<String, String> made = compiler.apply(golden).files();
            SortedMap<String, String> expected = texts(folder);
            if (!refresh) {
                compare(golden, expected, made);
                return;
            }
            for (String path : expected.keySet()) {
                Files.delete(folder.resolve(path));
            }
            for (String path : made.keySet()) {
                write(folder.resolve(path), made.get(path));
            }
            throw new AssertionFailedError(REFRESHED);
        });
    }

    /**
     * One test for each folder of {@code rejected}: the compiler says exactly what {@code expected.diagnostics} says.
     */
    public Stream<DynamicTest> rejected(Function<GoldenCase, String> compiler) {
        return tests("rejected", golden -> {
            Path file = golden.folder().resolve("expected.diagnostics");
            String said = compiler.apply(golden);
            if (refresh) {
                write(file, said);
                throw new AssertionFailedError(REFRESHED);
            }
            if (said.isEmpty()) {
                throw new AssertionFailedError(golden.name() + " is not rejected: nothing was found");
            }
            String expected = Files.exists(file) ? read(file) : "";
            if (!expected.equals(said)) {
                throw new AssertionFailedError(golden.name() + ": " + difference(expected, said), expected, said);
            }
        });
    }

    /** The cases of {@code golden} or {@code rejected}, sorted by name, for tests about all of them. */
    public List<GoldenCase> cases(String kind) {
        Path folder = resources.resolve(kind);
        try (Stream<Path> folders = Files.list(folder)) {
            List<GoldenCase> cases =
                    folders.filter(Files::isDirectory).sorted().map(GoldenFiles::golden).toList();
            if (cases.isEmpty()) {
                throw new AssertionFailedError("no case in " + folder);
            }
            return cases;
        } catch (IOException e) {
            throw new AssertionFailedError("no cases in " + folder, e);
        }
    }

    private Stream<DynamicTest> tests(String kind, Check check) {
        return cases(kind).stream()
                .map(golden -> DynamicTest
                .dynamicTest(golden.name(), golden.folder().toUri(), () -> check.run(golden)));
    }

    private static GoldenCase golden(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> inputs = files.filter(file -> file.getFileName().toString().startsWith("input."))
                    .toList();
            if (inputs.size() != 1) {
                throw new AssertionFailedError(folder + " must have exactly one input.*, not " + inputs.size());
            }
            Path input = inputs.get(0);
            SourceFile source = SourceFile.read(input.getFileName().toString(), input);
            return new GoldenCase(folder.getFileName().toString(), folder, source);
        } catch (IOException e) {
            throw new AssertionFailedError("cannot read " + folder, e);
        }
    }

    private static void requireReason(GoldenCase golden) throws IOException {
        Path why = golden.folder().resolve("why.md");
        if (!Files.exists(why) || read(why).isBlank()) {
            throw new AssertionFailedError(golden.name() + " has no why.md that says what it is about");
        }
    }

    private static void compare(GoldenCase golden, SortedMap<String, String> expected, SortedMap<String, String> made) {
        if (expected.isEmpty()) {
            throw new AssertionFailedError(golden.name()
                    + " has nothing in expected/; refresh it with -Dgolden=refresh");
        }
        if (!expected.keySet().equals(made.keySet())) {
            throw new AssertionFailedError(golden.name() + ": other files than expected",
                    String.join("\n", expected.keySet()), String.join("\n", made.keySet()));
        }
        expected.forEach((path, text) -> {
            if (!text.equals(made.get(path))) {
                throw new AssertionFailedError(golden.name() + ", " + path + ": " + difference(text, made.get(path)),
                        text, made.get(path));
            }
        });
    }

    /** The first line that differs, since not every test report shows the whole texts. */
    private static String difference(String expected, String made) {
        String[] wanted = expected.split("\n", -1);
        String[] got = made.split("\n", -1);
        int line = 0;
        while (line < Math.min(wanted.length, got.length) - 1 && wanted[line].equals(got[line])) {
            line++;
        }
        return "line " + (line + 1) + " is\n  " + got[line] + "\ninstead of\n  " + wanted[line]
                + "\nIf that is right, refresh with -Dgolden=refresh.";
    }

    private static SortedMap<String, String> texts(Path folder) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    texts.put(folder.relativize(file).toString().replace('\\', '/'), read(file));
                }
            }
        }
        return texts;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /** A comparison, or a refreshment. */
    @FunctionalInterface
    private interface Check {
        void run(GoldenCase golden) throws IOException;
    }
}
