package org.barreleye.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The classes, packages and documents that the documents name exist. */
class ArchitectureDocumentTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern TYPE =
            Pattern.compile("(?:[a-z]+\\.)*([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:\\.\\w+)?");
    private static final Pattern PACKAGE = Pattern.compile("[a-z]+(?:\\.[a-z]+)+");
    // Of the JDK, and the names that the tidy rules forbid.
    private static final Set<String> FOREIGN =
            Set.of("Random", "UUID", "Thread", "System", "Set", "Map", "Continuation", "Kernel");

    private final Set<String> types = new TreeSet<>();
    private final Set<String> packages = new TreeSet<>();

    ArchitectureDocumentTest() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(file -> file.toString().endsWith(".java") && file.toString().contains("/org/barreleye/"))
                    .forEach(this::add);
        }
    }

    private void add(Path file) {
        String name = file.getFileName().toString();
        types.add(name.substring(0, name.length() - ".java".length()));
        String folder = file.getParent().toString();
        packages.add(folder.substring(folder.lastIndexOf("/org/barreleye") + 1).replace('/', '.'));
    }

    @Test
    void every_class_that_the_architecture_names_exists() {
        assertThat(types).containsAll(typesIn("architecture.md"));
    }

    @Test
    void every_package_that_the_architecture_names_exists() {
        assertThat(packagesIn("architecture.md")).isNotEmpty()
                .allSatisfy(name -> assertThat(packages).anyMatch(known -> known.endsWith("." + name)
                        || known.equals(name)));
    }

    @Test
    void every_class_that_the_page_on_bindings_names_exists() {
        assertThat(types).containsAll(typesIn("binding.md"));
    }

    @Test
    void every_document_that_is_linked_exists() {
        for (String document : List.of(
                "architecture.md", "binding.md", "calls.md", "roadmap.md", "boot.md", "security.md", "limits.md",
                "experiments.md")) {
            for (String link : found(document, Pattern.compile("]\\(([^)#:]+)\\)"))) {
                assertThat(Path.of("docs").resolve(link)).as(document).exists();
            }
        }
    }

    private static Set<String> typesIn(String document) {
        Set<String> names = new TreeSet<>();
        for (String code : found(document, CODE)) {
            TYPE.matcher(code).results().filter(match -> match.group().equals(code)).forEach(match ->
                    names.add(match.group(1)));
        }
        names.removeAll(FOREIGN);
        return names;
    }

    private static List<String> packagesIn(String document) {
        return found(document, CODE).stream()
                .filter(code -> PACKAGE.matcher(code).matches())
                .filter(code -> !code.matches(".*\\.(if|hl|md|xml|jar)"))
                .filter(code -> !code.startsWith("jdk."))
                .toList();
    }

    private static List<String> found(String document, Pattern pattern) {
        try {
            return pattern.matcher(Files.readString(Path.of("docs", document))).results()
                    .map(match -> match.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
