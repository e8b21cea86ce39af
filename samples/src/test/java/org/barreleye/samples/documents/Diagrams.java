package org.barreleye.samples.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sequence diagrams of a document of the kernel. */
final class Diagrams {
    private final Path file;
    private final List<String> lines;

    Diagrams(String document) throws IOException {
        file = Path.of("..", "kernel", "docs", document);
        lines = Files.readAllLines(file);
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
