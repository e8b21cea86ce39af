package org.barreleye.shell.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The vocabulary against the sources of every module: what it names exists, and retired names do not. */
class VocabularyTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path INTERFACES = ROOT.resolve("generated/src/main/flounder");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|record|enum) ([A-Z]\\w*)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package org\\.barreleye\\.([\\w.]+);");
    private static final Pattern MESSAGE = Pattern.compile("\\b(?:message|rpc|call|response) (\\w+) *\\(");
    private static final Pattern CONSTANT = Pattern.compile("(?m)^    ([A-Z][A-Z0-9_]+)\\(");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (\\w+) \\| (.+) \\|$");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    @Test
    void every_class_and_message_that_an_entry_names_exists() throws IOException {
        Set<String> names = names("class");
        names.addAll(names("message"));

        assertThat(Glossary.read().entries()).allSatisfy(
                entry -> assertThat(names).as(entry.term()).containsAll(entry.code()));
    }

    @Test
    void every_name_that_replaces_a_retired_one_exists() throws IOException {
        for (String kind : List.of("class", "interface", "message", "error", "package")) {
            List<String> replacements = retired(kind).stream()
                    .flatMap(row -> QUOTED.matcher(row.group(3)).results()).map(found -> found.group(1)).toList();

            assertThat(names(kind)).as(kind).containsAll(replacements);
        }
    }

    @Test
    void no_retired_name_is_used_again() throws IOException {
        for (String kind : List.of("class", "interface", "message", "error", "package")) {
            assertThat(usedAgain(retired(kind), names(kind))).as(kind).isEmpty();
        }
    }

    @Nested
    class The_rule {
        @Test
        void finds_a_retired_name_that_is_used() throws IOException {
            assertThat(usedAgain(retired("class"), Set.of("LocalDomain", "Resident"))).containsExactly("Resident");
            assertThat(usedAgain(retired("message"), Set.of("monitor.lend"))).containsExactly("monitor.lend");
            assertThat(usedAgain(retired("error"), Set.of("OUTRANKED"))).containsExactly("OUTRANKED");
        }

        @Test
        void sees_names_of_every_kind() throws IOException {
            assertThat(names("class")).contains("Glossary", "VocabularyTest", "The_rule", "Machine");
            assertThat(names("interface")).contains("monitor");
            assertThat(names("message")).contains("monitor.bind", "intermon.view");
            assertThat(names("error")).contains("RIGHTS_EXCEEDED", "NO_SUCH_NAME");
            assertThat(names("package")).contains("shell.glossary", "machine.memory");
        }
    }

    private static List<String> usedAgain(List<MatchResult> rows, Set<String> names) {
        return rows.stream().map(row -> row.group(1)).filter(names::contains).toList();
    }

    private static List<MatchResult> retired(String kind) throws IOException {
        String table = Files.readString(ROOT.resolve("kernel/docs/vocabulary.md"));
        List<MatchResult> rows = ROW.matcher(table).results().filter(row -> row.group(2).equals(kind)).toList();
        assertThat(rows).as(kind).isNotEmpty();
        return rows;
    }

    private static Set<String> names(String kind) throws IOException {
        Set<String> names = new TreeSet<>();
        switch (kind) {
            case "class" -> sources().forEach(source -> add(names, "", TYPE, source));
            case "package" -> sources().forEach(source -> add(names, "", PACKAGE, source));
            case "error" -> {
                add(names, "", CONSTANT, ROOT.resolve(
                        "kernel/kpi/src/main/java/org/barreleye/kpi/outcome/KernelError.java"));
                add(names, "", CONSTANT,
                        ROOT.resolve("kernel/src/main/java/org/barreleye/domain/error/SystemError.java"));
            }
            default -> {
                for (Path file : definitions()) {
                    String name = file.getFileName().toString().replace(".if", "");
                    if (kind.equals("interface")) {
                        names.add(name);
                    } else {
                        add(names, name + ".", MESSAGE, file);
                    }
                }
            }
        }
        return names;
    }

    private static void add(Set<String> names, String prefix, Pattern pattern, Path file) {
        try {
            pattern.matcher(Files.readString(file)).results().forEach(found -> names.add(prefix + found.group(1)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Path> definitions() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : List.of(INTERFACES, ROOT.resolve("kernel/benchmarks/src/main/flounder"))) {
            try (Stream<Path> all = Files.list(folder)) {
                all.filter(file -> file.toString().endsWith(".if")).sorted().forEach(files::add);
            }
        }
        return files;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java") && file.toString().contains("/src/")
                    && !file.toString().contains("/target/")).toList();
        }
    }
}
