package org.barreleye.compiler.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Walks down to the files of a folder and refuses links, and whatever is in the way. The folder itself may be a link.
 * Several threads may use one.
 */
final class OutputPathGuard {
    private final Path root;
    // The folders on the ways so far: whether they are there.
    private final SortedMap<String, Boolean> folders = new ConcurrentSkipListMap<>();

    OutputPathGuard(Path root) {
        this.root = root;
    }

    /**
     * Returns whether there is a file.
     *
     * @param path below the folder, with slashes
     * @throws OutputRefusedException if something else stands in its place, or on the way
     */
    boolean fileExists(String path) throws IOException {
        if (!folderExists(path.substring(0, Math.max(0, path.lastIndexOf('/'))))) {
            return false;
        }
        Path target = root.resolve(path);
        Optional<BasicFileAttributes> found = readAttributes(target);
        if (found.isPresent() && !found.get().isRegularFile()) {
            throw new OutputRefusedException("'" + target + "' is to be generated, but is not a plain file: remove it");
        }
        return found.isPresent();
    }

    private boolean folderExists(String path) throws IOException {
        if (path.isEmpty()) {
            return true;
        }
        Boolean known = folders.get(path);
        if (known == null) {
            known = folderExists(path.substring(0, Math.max(0, path.lastIndexOf('/'))))
                    && isExistingFolder(root.resolve(path));
            folders.put(path, known);
        }
        return known;
    }

    private boolean isExistingFolder(Path target) throws IOException {
        Optional<BasicFileAttributes> found = readAttributes(target);
        if (found.isPresent() && !found.get().isDirectory()) {
            throw new OutputRefusedException("'" + target + "' is to be a folder, but is a file: remove it");
        }
        return found.isPresent();
    }

    private Optional<BasicFileAttributes> readAttributes(Path target) throws IOException {
        BasicFileAttributes found;
        try {
            found = Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException nothing) {
            return Optional.empty();
        }
        if (found.isSymbolicLink()) {
            throw new OutputRefusedException("'" + target + "' is a symbolic link, which may lead out of '" + root
                    + "': remove it, or generate elsewhere");
        }
        return Optional.of(found);
    }
}
