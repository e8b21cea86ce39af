package org.barreleye.samples.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The sequence diagrams of a document of the kernel. */
final class Diagrams {
    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+)`");

    private final Path file;
    private final List<String> lines;

    Diagrams(String document) throws IOException {
        file = Path.of("..", "kernel", "docs", document);
        lines = Files.readAllLines(file);
    }

    /** The names of classes in the rows of tables. */
    List<String> classesInTables() {
        return lines.stream()
                .filter(line -> line.startsWith("|"))
                .flatMap(line -> CLASS.matcher(line).results())
                .map(match -> match.group(1))
                .toList();
    }

    /** The messages of the diagram below a heading. */
    List<String> below(String heading) {
        int start = lines.indexOf("## " + heading);
        if (start < 0) {
            throw new AssertionError(file + " has no heading '" + heading + "'");
        }
        return lines.subList(start, lines.size()).stream()
                .dropWhile(line -> !line.equals("```mermaid"))
                .takeWhile(line -> !line.equals("```"))
                .filter(line -> line.contains("->>"))
                .map(String::strip)
                .toList();
    }
}
