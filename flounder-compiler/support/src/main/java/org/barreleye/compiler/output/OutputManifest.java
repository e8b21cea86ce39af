package org.barreleye.compiler.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The list of the files of a tool in a folder: one path a line, sorted.
 *
 * @param file its place; there is no file if the list is empty
 */
record OutputManifest(Path file) {
    boolean exists() {
        return Files.exists(file);
    }

    /** The paths. */
    SortedSet<String> read() throws IOException {
        SortedSet<String> paths = new TreeSet<>();
        if (exists()) {
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()) {
                try {
                    paths.add(OutputPath.checked(line));
                } catch (IllegalArgumentException e) {
                    throw new OutputRefusedException("'" + file + "' is damaged: " + e.getMessage()
                            + "; remove it, and whatever is no longer generated");
                }
            }
        }
        return paths;
    }

    /** Returns whether the file lists these paths and no others. */
    boolean lists(SortedSet<String> paths) throws IOException {
        return paths.isEmpty() ? !exists() : exists() && Arrays.equals(Files.readAllBytes(file), bytes(paths));
    }

    /** Lists these paths, unless the file does so already. */
    void write(SortedSet<String> paths) throws IOException {
        if (paths.isEmpty()) {
            Files.deleteIfExists(file);
        } else if (!lists(paths)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, bytes(paths));
        }
    }

    private static byte[] bytes(SortedSet<String> paths) {
        return (String.join("\n", paths) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
