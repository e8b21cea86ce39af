package org.barreleye.machine.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Checks the files that a run writes. */
public final class OutputFile {
    private OutputFile() {}

    /**
     * Checks before a run that a file can be written. Creates it, empty, if it does not exist; otherwise its contents
     * stay until the run writes it.
     *
     * @param what the contents, for the message
     * @throws FileSystemException if it cannot be written; names the file, the contents and the reason
     */
    public static void requireWritable(Path file, String what) throws IOException {
        try (OutputStream unchanged =
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            unchanged.flush();
        } catch (NoSuchFileException noFolder) {
            throw error(file, what, "no such folder", noFolder);
        } catch (FileSystemException refused) {
            throw error(file, what, Files.isDirectory(file) ? "it is a folder" : "permission denied", refused);
        }
    }

    private static FileSystemException error(Path file, String what, String reason, FileSystemException cause) {
        FileSystemException error =
                new FileSystemException(file.toString(), null, "cannot write " + what + ": " + reason);
        error.initCause(cause);
        return error;
    }
}
