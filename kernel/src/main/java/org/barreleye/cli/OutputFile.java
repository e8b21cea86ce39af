package org.barreleye.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Checks the files that a run writes. */
final class OutputFile {
    private OutputFile() {}

    /**
     * Checks before a run that a file can be written; creates it, empty.
     *
     * @param what the contents, for the message
     */
    static void requireWritable(Path file, String what) throws IOException {
        try (OutputStream empty = Files.newOutputStream(file)) {
            empty.flush();
        } catch (NoSuchFileException noFolder) {
            throw new IOException(file + ": cannot write " + what + ": no such folder", noFolder);
        } catch (FileSystemException refused) {
            throw new IOException(file + ": cannot write " + what + ": "
                    + (Files.isDirectory(file) ? "it is a folder" : "permission denied"), refused);
        }
    }
}
