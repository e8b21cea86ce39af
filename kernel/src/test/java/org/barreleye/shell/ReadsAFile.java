package org.barreleye.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A violation: the files of the host are the command line's business. */
final class ReadsAFile {
    private ReadsAFile() {}

    static String history() throws IOException {
        return Files.readString(Path.of("history"));
    }
}
