package org.barreleye.compiler.maven;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.barreleye.compiler.source.PathPattern;
import org.barreleye.compiler.source.SourceFile;

/**
 * The selection and the reading of the files of a folder.
 *
 * @param suffix the end of the names of files, if there is no pattern that includes them
 * @param includes patterns of which one must fit the path below the folder; if there is none, the suffix decides
 * @param excludes patterns of which none may fit
 * @param encoding of the files
 */
public record SourceSelection(String suffix, List<PathPattern> includes, List<PathPattern> excludes, Charset encoding) {
    /** Copies the lists. */
    public SourceSelection {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    /** Reads patterns. */
    public static SourceSelection of(String suffix, List<String> includes, List<String> excludes, Charset encoding) {
        return new SourceSelection(suffix, includes.stream().map(PathPattern::of).toList(),
                excludes.stream().map(PathPattern::of).toList(), encoding);
    }

    /** All files with a suffix. */
    public static SourceSelection all(String suffix, Charset encoding) {
        return new SourceSelection(suffix, List.of(), List.of(), encoding);
    }

    /** The files in a folder, by path; none if there is no such folder. */
    public List<Path> filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> accepts(name(folder, file)))
                    .filter(Files::isRegularFile)
                    .sorted((a, b) -> name(folder, a).compareTo(name(folder, b)))
                    .toList();
        }
    }

    private boolean accepts(String name) {
        boolean included = includes.isEmpty()
                ? name.endsWith(suffix)
                : includes.stream().anyMatch(pattern -> pattern.matches(name));
        return included && excludes.stream().noneMatch(pattern -> pattern.matches(name));
    }

    /** Reads a file. */
    public SourceFile read(String name, Path file) throws IOException {
        return SourceFile.read(name, file, encoding);
    }

    /** The path of a file below a folder, with slashes. */
    public static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
