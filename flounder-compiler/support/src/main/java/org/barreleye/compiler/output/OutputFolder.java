package org.barreleye.compiler.output;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A folder on the disk into which one tool generates files, possibly beside other tools.
 *
 * <p>Writes only files whose bytes differ, so that nothing that depends on them is rebuilt without need, and deletes
 * what an earlier run of the same tool wrote and this one did not. A manifest in the folder, {@code .TOOL-output},
 * lists these files, with one path a line. Everything is checked before anything is written.
 */
public final class OutputFolder {
    private final Path root;
    private final Path manifest;
    private final WriteOptions options;

    /**
     * A folder, which need not exist yet.
     *
     * @param root its path
     * @param tool the name of the tool, in letters, digits and hyphens
     */
    public OutputFolder(Path root, String tool) {
        this(root, root.resolve(manifest(tool)), new WriteOptions(StandardCharsets.UTF_8, true, false));
    }

    private OutputFolder(Path root, Path manifest, WriteOptions options) {
        this.root = root;
        this.manifest = manifest;
        this.options = options;
    }

    private static String manifest(String tool) {
        if (!tool.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException("'" + tool + "' is no name for a tool");
        }
        return "." + tool + "-output";
    }

    /** The options for writing files. */
    private record WriteOptions(Charset encoding, boolean deletesStale, boolean alwaysWrites) {}

    /** The same folder with its manifest in another place, for a folder whose every file will be published. */
    public OutputFolder withManifest(Path file) {
        return new OutputFolder(root, file, options);
    }

    /**
     * The same folder with files in another encoding than UTF-8. Characters that it lacks are written as Java and JSON
     * escape them.
     */
    public OutputFolder encoded(Charset encoding) {
        return new OutputFolder(root, manifest,
                new WriteOptions(encoding, options.deletesStale(), options.alwaysWrites()));
    }

    /** The same folder where files that are no longer generated stay until a run that does not keep them. */
    public OutputFolder withoutStaleDeletion() {
        return new OutputFolder(root, manifest, new WriteOptions(options.encoding(), false, options.alwaysWrites()));
    }

    /** The same folder where files are written even if they would stay as they are. */
    public OutputFolder withForcedWrite() {
        return new OutputFolder(root, manifest, new WriteOptions(options.encoding(), options.deletesStale(), true));
    }

    /**
     * The changes that {@link #write} would make. Changes nothing.
     *
     * @throws OutputRefusedException if writing would be refused
     */
    public OutputChanges plan(OutputTree tree) throws IOException {
        return plan(tree, encoded(tree));
    }

    private OutputChanges plan(OutputTree tree, SortedMap<String, byte[]> files) throws IOException {
        requireFolder();
        requireManifest();
        OutputPathGuard guard = new OutputPathGuard(root);
        List<String> written = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            boolean exists = guard.fileExists(file.getKey());
            boolean same = exists && !options.alwaysWrites()
                    && hasContent(root.resolve(file.getKey()), file.getValue());
            (same ? unchanged : written).add(file.getKey());
        }
        return new OutputChanges(written, unchanged, options.deletesStale() ? stale(tree, guard) : List.of());
    }

    /** The files that an earlier run has written and this one will not. */
    private List<String> stale(OutputTree tree, OutputPathGuard guard) throws IOException {
        List<String> stale = new ArrayList<>();
        for (String path : readManifest()) {
            if (!tree.files().containsKey(path) && guard.fileExists(path)) {
                stale.add(path);
            }
        }
        return stale;
    }

    /**
     * Makes the folder hold the tree. Processes and threads that write to one folder take turns.
     *
     * @throws OutputRefusedException if a path would leave the folder through a symbolic link, or something that is not
     *     a plain file stands in its place; nothing was written
     * @throws IOException if the disk fails; run again to complete the work
     */
    public OutputChanges write(OutputTree tree) throws IOException {
        SortedMap<String, byte[]> files = encoded(tree);
        synchronized (OutputFolder.class) {
            OutputChanges changes = plan(tree, files);
            if (files.isEmpty() && !Files.exists(manifest)) {
                return changes;
            }
            FolderLock lock = FolderLock.of(manifest);
            try {
                return writeLocked(tree, files);
            } finally {
                lock.close();
            }
        }
    }

    private OutputChanges writeLocked(OutputTree tree, SortedMap<String, byte[]> files) throws IOException {
        OutputChanges changes = plan(tree, files);
        SortedSet<String> listed = new TreeSet<>(tree.files().keySet());
        listed.addAll(stale(tree, new OutputPathGuard(root)));
        // Before the first file: the manifest of an interrupted run lists all that it wrote.
        writeManifest(listed);
        Path createdFolder = null;
        for (String path : changes.written()) {
            Path file = root.resolve(path);
            if (!file.getParent().equals(createdFolder)) {
                createdFolder = Files.createDirectories(file.getParent());
            }
            Files.write(file, files.get(path));
        }
        for (String path : changes.deleted()) {
            Files.delete(root.resolve(path));
            deleteEmptyFolders(root.resolve(path).getParent());
        }
        listed.removeAll(changes.deleted());
        writeManifest(listed);
        return changes;
    }

    private void requireFolder() throws OutputRefusedException {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new OutputRefusedException("'" + root + "' is not a folder");
        }
    }

    private void requireManifest() throws OutputRefusedException {
        if (Files.isSymbolicLink(manifest)) {
            throw new OutputRefusedException("'" + manifest + "' is a symbolic link, which may lead out of '" + root
                    + "': remove it, or generate elsewhere");
        }
        if (Files.exists(manifest) && !Files.isRegularFile(manifest)) {
            throw new OutputRefusedException("'" + manifest + "' is to be written, but is not a plain file: remove it");
        }
    }

    private static boolean hasContent(Path file, byte[] bytes) throws IOException {
        return Files.exists(file) && Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes);
    }

    private SortedSet<String> readManifest() throws IOException {
        SortedSet<String> paths = new TreeSet<>();
        if (Files.exists(manifest)) {
            for (String line : new String(Files.readAllBytes(manifest), StandardCharsets.UTF_8).lines().toList()) {
                try {
                    paths.add(OutputPath.checked(line));
                } catch (IllegalArgumentException e) {
                    throw new OutputRefusedException("'" + manifest + "' is damaged: " + e.getMessage()
                            + "; remove it, and whatever is no longer generated");
                }
            }
        }
        return paths;
    }

    private void writeManifest(SortedSet<String> paths) throws IOException {
        if (paths.isEmpty()) {
            Files.deleteIfExists(manifest);
            return;
        }
        byte[] bytes = (String.join("\n", paths) + "\n").getBytes(StandardCharsets.UTF_8);
        if (!hasContent(manifest, bytes)) {
            Files.createDirectories(manifest.toAbsolutePath().getParent());
            Files.write(manifest, bytes);
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

    private SortedMap<String, byte[]> encoded(OutputTree tree) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        tree.files().forEach((path, text) -> files.put(path, bytes(text)));
        return files;
    }

    private byte[] bytes(String text) {
        boolean plain = text.chars().noneMatch(unit -> Character.isSurrogate((char) unit));
        if (plain && options.encoding().equals(StandardCharsets.UTF_8)) {
            return text.getBytes(StandardCharsets.UTF_8); // an encoder would visit every letter twice
        }
        CharsetEncoder encoder = options.encoding().newEncoder();
        if (encoder.canEncode(text)) {
            return text.getBytes(options.encoding());
        }
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(unit -> {
            if (encoder.canEncode((char) unit)) {
                escaped.append((char) unit);
            } else {
                escaped.append(String.format("\\u%04x", unit));
            }
        });
        return escaped.toString().getBytes(options.encoding());
    }
}
