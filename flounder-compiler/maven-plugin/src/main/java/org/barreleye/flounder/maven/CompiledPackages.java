package org.barreleye.flounder.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The file in a jar that names the packages of its types files' classes: a line {@code path=package} for each. Modules
 * that import the types use these classes.
 */
final class CompiledPackages {
    static final String FILE = "packages.properties";

    private static final char SEPARATOR = '=';

    private CompiledPackages() {}

    /** Adds what a file says, if it exists. */
    static void read(Path file, Map<String, String> packages) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            int separator = line.lastIndexOf(SEPARATOR);
            if (separator > 0) {
                packages.put(line.substring(0, separator), line.substring(separator + 1));
            }
        }
    }

    /** The text of a file. */
    static String text(Map<String, String> packages) {
        StringBuilder text = new StringBuilder();
        packages.forEach((path, name) -> text.append(path).append(SEPARATOR).append(name).append('\n'));
        return text.toString();
    }
}
