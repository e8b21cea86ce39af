package org.barreleye.hamlet.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds specifications on the disk. */
final class Specifications {
    /** What the names of sources end with. */
    static final String SUFFIX = ".hl";

    private Specifications() {}

    /** The specifications in a folder and the folders in it, by path; none if there is no such folder. */
    static List<Path> below(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).filter(Files::isRegularFile).sorted().toList();
        }
    }
}
