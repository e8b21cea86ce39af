package org.barreleye.machine.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Sentences for errors of files: the file, the reason, and the remedy. */
final class FileErrors {
    private FileErrors() {}

    static String sentence(IOException failure) {
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + ": there is no such file or folder; check the path";
        }
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied; change the permissions or use another file";
        }
        if (failure instanceof FileSystemException other && other.getReason() != null) {
            return other.getFile() + ": " + other.getReason();
        }
        if (failure instanceof FileSystemException other) {
            return other.getFile() + ": the file cannot be used (" + failure.getClass().getSimpleName() + ")";
        }
        return "a file cannot be read or written: " + failure.getMessage() + " ("
                + failure.getClass().getSimpleName() + ")";
    }
}
