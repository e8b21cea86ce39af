package org.barreleye.flounder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.syntax.antlr.FlounderReader;

/** Reads types files that a command line names. */
final class Imports {
    /** The suffix of sources. */
    static final String SUFFIX = ".if";

    private Imports() {}

    /** The files in order, each once; of a folder those that hold no interface, by path. */
    static List<SourceFile> read(List<Path> paths) throws IOException {
        Map<Path, SourceFile> files = new LinkedHashMap<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
            if (!Files.isDirectory(path)) {
                files.putIfAbsent(path.toRealPath(), source(path));
                continue;
            }
            for (Path file : sourcesIn(path)) {
                SourceFile source = source(file);
                if (!FlounderReader.holdsInterface(source)) {
                    files.putIfAbsent(file.toRealPath(), source);
                }
            }
        }
        return List.copyOf(files.values());
    }

    /** The sources in a folder and the folders in it, by path. */
    static List<Path> sourcesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted((a, b) -> displayPath(a).compareTo(displayPath(b)))
                    .toList();
        }
    }

    /** A source, shown under its path with slashes. */
    static SourceFile source(Path file) throws IOException {
        return SourceFile.read(displayPath(file), file);
    }

    private static String displayPath(Path file) {
        return file.toString().replace(file.getFileSystem().getSeparator(), "/");
    }
}
