package org.barreleye.compiler.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Files as a run has generated them.
 *
 * @param digest of all that decided about them
 * @param files in the order of their paths
 */
record RecordedUnit(String digest, List<RecordedFile> files) {
    RecordedUnit {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param path below the folder, with slashes
     * @param length in bytes
     * @param checksum of its bytes
     */
    record RecordedFile(String path, int length, long checksum) {
        private boolean isIntactIn(Path root, OutputPathGuard guard) throws IOException {
            if (!guard.fileExists(path)) {
                return false;
            }
            byte[] bytes = Files.readAllBytes(root.resolve(path));
            return bytes.length == length && ContentChecksum.of(bytes) == checksum;
        }
    }

    /** The record of files that have just been generated. */
    static RecordedUnit of(String digest, SortedMap<String, byte[]> files) {
        return new RecordedUnit(digest, files.entrySet().stream().map(RecordedUnit::file).toList());
    }

    private static RecordedFile file(Map.Entry<String, byte[]> file) {
        return new RecordedFile(file.getKey(), file.getValue().length, ContentChecksum.of(file.getValue()));
    }

    /** The paths of the files. */
    SortedSet<String> paths() {
        SortedSet<String> paths = new TreeSet<>();
        files.forEach(file -> paths.add(file.path()));
        return paths;
    }

    /** Returns whether a folder still holds these files as they were generated. */
    boolean isIntactIn(Path root, OutputPathGuard guard) throws IOException {
        for (RecordedFile file : files) {
            if (!file.isIntactIn(root, guard)) {
                return false;
            }
        }
        return true;
    }
}
