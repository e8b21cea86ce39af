package org.barreleye.flounder.maven;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.barreleye.compiler.source.PathPattern;
import org.barreleye.compiler.source.SourceFile;

/**
 * Which files of a folder count, and how they are read.
 *
 * @param includes patterns of which one must fit the path below the folder; all definitions if there is none
 * @param excludes patterns of which none may fit
 * @param encoding of the files
 */
record Selection(List<PathPattern> includes, List<PathPattern> excludes, Charset encoding) {
    /** All definitions, in the encoding of definitions in jars. */
    static final Selection ALL = new Selection(List.of(), List.of(), StandardCharsets.UTF_8);

    private static final String SUFFIX = ".if";

    /** Copies the lists. */
    Selection {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    /** Reads patterns. */
    static Selection of(List<String> includes, List<String> excludes, Charset encoding) {
        return new Selection(includes.stream().map(PathPattern::of).toList(),
                excludes.stream().map(PathPattern::of).toList(), encoding);
    }

    /** The definitions in a folder, by path; none if there is no such folder. */
    List<Path> below(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> counts(name(folder, file)))
                    .filter(Files::isRegularFile)
                    .sorted((a, b) -> name(folder, a).compareTo(name(folder, b)))
                    .toList();
        }
    }

    private boolean counts(String name) {
        boolean included = includes.isEmpty()
                ? name.endsWith(SUFFIX)
                : includes.stream().anyMatch(pattern -> pattern.matches(name));
        return included && excludes.stream().noneMatch(pattern -> pattern.matches(name));
    }

    /** Reads a file. */
    SourceFile read(String name, Path file) throws IOException {
        return SourceFile.read(name, file, encoding);
    }

    /** The path of a file below a folder, with slashes. */
    static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
