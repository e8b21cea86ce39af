package org.barreleye.compiler.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A folder on the disk that one tool generates into, possibly beside others.
 *
 * <p>Writes only files whose bytes differ, so that nothing that depends on them is rebuilt without need, and deletes what
 * an earlier run of the same tool wrote and this one did not. Which files those are is told by a manifest in the folder,
 * {@code .TOOL-output}, with one path a line. Everything is checked before anything is written.
 */
public final class OutputFolder {
    private final Path root;
    private final String manifest;

    /**
     * A folder, which need not exist yet.
     *
     * @param root where
     * @param tool the name of the tool, in letters, digits and hyphens
     */
    public OutputFolder(Path root, String tool) {
        if (!tool.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException("'" + tool + "' is no name for a tool");
        }
        this.root = root;
        this.manifest = "." + tool + "-output";
    }

    /**
     * What {@link #write} would do. Changes nothing.
     *
     * @throws OutputRefusedException if writing would be refused
     */
    public OutputChanges plan(OutputTree tree) throws IOException {
        requireFolder();
        requireFile(manifest);
        List<String> written = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        for (String path : tree.files().keySet()) {
            requireFile(path);
            (holds(path, bytes(tree.files().get(path))) ? unchanged : written).add(path);
        }
        List<String> deleted = new ArrayList<>();
        for (String path : previous()) {
            if (!tree.files().containsKey(path)) {
                requireFile(path);
                if (Files.exists(root.resolve(path))) {
                    deleted.add(path);
                }
            }
        }
        return new OutputChanges(written, unchanged, deleted);
    }

    /**
     * Makes the folder hold the tree.
     *
     * @throws OutputRefusedException if a path would leave the folder through a symbolic link, or something that is not a
     *     plain file stands in its place; nothing was written
     * @throws IOException if the disk fails; run again to complete the work
     */
    public OutputChanges write(OutputTree tree) throws IOException {
        OutputChanges changes = plan(tree);
        SortedSet<String> wanted = new TreeSet<>(tree.files().keySet());
        SortedSet<String> touched = new TreeSet<>(wanted);
        touched.addAll(changes.deleted());
        // Before the first file: a run that is interrupted must not forget what it wrote.
        writeManifest(touched);
        for (String path : changes.written()) {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes(tree.files().get(path)));
        }
        for (String path : changes.deleted()) {
            Files.delete(root.resolve(path));
            deleteEmptyFolders(root.resolve(path).getParent());
        }
        writeManifest(wanted);
        return changes;
    }

    private void requireFolder() throws OutputRefusedException {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new OutputRefusedException("'" + root + "' is not a folder");
        }
    }

    /** Walks down to a file and refuses links, and whatever is in the way. The root itself may be a link. */
    private void requireFile(String path) throws OutputRefusedException {
        String[] segments = path.split("/");
        Path place = root;
        for (int i = 0; i < segments.length; i++) {
            place = place.resolve(segments[i]);
            boolean last = i == segments.length - 1;
            if (Files.isSymbolicLink(place)) {
                throw new OutputRefusedException("'" + place + "' is a symbolic link, which may lead out of '" + root
                        + "': remove it, or generate elsewhere");
            }
            if (last && Files.exists(place) && !Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
                throw new OutputRefusedException("'" + place + "' is to be generated, but is not a plain file: remove it");
            }
            if (!last && Files.exists(place) && !Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                throw new OutputRefusedException("'" + place + "' is to be a folder, but is a file: remove it");
            }
        }
    }

    private boolean holds(String path, byte[] bytes) throws IOException {
        Path file = root.resolve(path);
        return Files.exists(file) && Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes);
    }

    private SortedSet<String> previous() throws IOException {
        Path file = root.resolve(manifest);
        SortedSet<String> paths = new TreeSet<>();
        if (Files.exists(file)) {
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

    private void writeManifest(SortedSet<String> paths) throws IOException {
        Path file = root.resolve(manifest);
        if (paths.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        byte[] bytes = bytes(String.join("\n", paths) + "\n");
        if (!holds(manifest, bytes)) {
            Files.createDirectories(root);
            Files.write(file, bytes);
        }
    }

    private void deleteEmptyFolders(Path deepest) throws IOException {
        for (Path folder = deepest; !folder.equals(root); folder = folder.getParent()) {
            try {
                Files.delete(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
