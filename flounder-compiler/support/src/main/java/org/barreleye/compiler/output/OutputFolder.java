package org.barreleye.compiler.output;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.barreleye.compiler.timing.PhaseTimings;

/**
 * A folder on the disk into which one tool generates files, possibly beside other tools.
 *
 * <p>Writes only files whose bytes differ, so that nothing that depends on them is rebuilt without need, and deletes
 * what an earlier run of the same tool wrote and this one did not. A manifest in the folder, {@code .TOOL-output},
 * lists these files, with one path a line. Everything is checked before anything is written.
 *
 * <p>A record beside the manifest, {@code .TOOL-output.record}, tells from what the files were generated. A unit with
 * the digest of an earlier one is not generated again if its files are as that run left them.
 */
public final class OutputFolder {
    private final Path root;
    private final OutputManifest manifest;
    private final OutputRecordFile record;
    private final WriteOptions options;
    private final PhaseTimings timings;

    /**
     * A folder, which need not exist yet.
     *
     * @param root its path
     * @param tool the name of the tool, in letters, digits and hyphens
     */
    public OutputFolder(Path root, String tool) {
        this(root, root.resolve(manifest(tool)), WriteOptions.DEFAULT, PhaseTimings.none());
    }

    private OutputFolder(Path root, Path manifest, WriteOptions options, PhaseTimings timings) {
        this.root = root;
        this.manifest = new OutputManifest(manifest);
        this.record = OutputRecordFile.beside(manifest);
        this.options = options;
        this.timings = timings;
    }

    private static String manifest(String tool) {
        if (!tool.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException("'" + tool + "' is no name for a tool");
        }
        return "." + tool + "-output";
    }

    private OutputFolder with(WriteOptions other) {
        return new OutputFolder(root, manifest.file(), other, timings);
    }

    /** The same folder with its manifest in another place, for a folder whose every file will be published. */
    public OutputFolder withManifest(Path file) {
        return new OutputFolder(root, file, options, timings);
    }

    /** The same folder, which measures its phases: compare, generate and write. */
    public OutputFolder timed(PhaseTimings by) {
        return new OutputFolder(root, manifest.file(), options, by);
    }

    /**
     * The same folder with files in another encoding than UTF-8. Characters that it lacks are written as Java and JSON
     * escape them.
     */
    public OutputFolder encoded(Charset encoding) {
        return with(options.encoded(encoding));
    }

    /** The same folder where files that are no longer generated stay until a run that does not keep them. */
    public OutputFolder withoutStaleDeletion() {
        return with(options.withoutStaleDeletion());
    }

    /** The same folder where files are written even if they would stay as they are. */
    public OutputFolder withForcedWrite() {
        return with(options.withForcedWrite());
    }

    /**
     * The changes that {@link #write(OutputTree)} would make. Changes nothing.
     *
     * @throws OutputRefusedException if writing would be refused
     */
    public OutputChanges plan(OutputTree tree) throws IOException {
        requireWritable();
        return plan(prepared(List.of(OutputUnit.of(tree))));
    }

    /**
     * Makes the folder hold the tree.
     *
     * @see #write(List, Optional)
     */
    public OutputChanges write(OutputTree tree) throws IOException {
        return write(List.of(OutputUnit.of(tree)), Optional.empty());
    }

    /**
     * The changes of a run, told without a look at its sources: none, if an earlier run with the same digest is in the
     * record and all files that it generated are as it left them.
     *
     * @return empty if the run has to go on
     * @throws OutputRefusedException as for {@link #write(List, Optional)}
     */
    public Optional<OutputChanges> upToDate(String run) throws IOException {
        requireWritable();
        if (options.alwaysWrites()) {
            return Optional.empty();
        }
        return timings.phase("compare", () -> {
            Optional<List<RecordedUnit>> units = record.read().run(options.scoped(run));
            if (units.isEmpty()) {
                return Optional.empty();
            }
            SortedSet<String> paths = new TreeSet<>();
            units.get().forEach(unit -> paths.addAll(unit.paths()));
            OutputPathGuard guard = new OutputPathGuard(root);
            boolean intact = isListed(paths)
                    && ParallelFiles.map(units.get(), unit -> unit.isIntactIn(root, guard)).stream()
                            .allMatch(Boolean::booleanValue);
            timings.files("compare", paths.size());
            return intact ? Optional.of(new OutputChanges(List.of(), List.copyOf(paths), List.of()))
                    : Optional.empty();
        });
    }

    /** Returns whether the manifest needs no change and asks for none. */
    private boolean isListed(SortedSet<String> paths) throws IOException {
        return manifest.lists(paths) || !options.deletesStale() && manifest.read().containsAll(paths);
    }

    /**
     * Makes the folder hold the files of some units. Processes and threads that write to one folder take turns.
     *
     * @param run the digest of all that decides about the whole run, if it had no findings: a run of the same digest
     *     is {@linkplain #upToDate up to date}
     * @throws OutputRefusedException if a path would leave the folder through a symbolic link, or something that is not
     *     a plain file stands in its place; nothing was written
     * @throws IOException if the disk fails; run again to complete the work
     */
    public OutputChanges write(List<OutputUnit> units, Optional<String> run) throws IOException {
        requireWritable();
        PreparedUnits prepared = prepared(units);
        synchronized (OutputFolder.class) {
            OutputChanges changes = plan(prepared);
            if (prepared.paths().isEmpty() && !manifest.exists() || changes.isEmpty() && isDone(prepared, run)) {
                return changes;
            }
            FolderLock lock = FolderLock.of(manifest.file());
            try {
                // Another process may have written since.
                prepared.prepare(record.read());
                return timings.phase("write", () -> writeLocked(prepared, run));
            } finally {
                lock.close();
            }
        }
    }

    private PreparedUnits prepared(List<OutputUnit> units) throws IOException {
        PreparedUnits prepared = new PreparedUnits(root, units, options, timings);
        prepared.prepare(record.read());
        return prepared;
    }

    private OutputChanges plan(PreparedUnits prepared) throws IOException {
        return timings.phase("compare", () -> changes(prepared));
    }

    private OutputChanges changes(PreparedUnits prepared) throws IOException {
        OutputPathGuard guard = new OutputPathGuard(root);
        SortedMap<String, byte[]> generated = prepared.files();
        List<String> different = ParallelFiles.map(List.copyOf(generated.keySet()), path ->
                differs(path, generated.get(path), guard) ? path : "");
        SortedSet<String> written = new TreeSet<>(different);
        written.remove("");
        SortedSet<String> unchanged = prepared.paths();
        unchanged.removeAll(written);
        return new OutputChanges(List.copyOf(written), List.copyOf(unchanged),
                options.deletesStale() ? List.copyOf(stale(prepared.paths(), guard)) : List.of());
    }

    private boolean differs(String path, byte[] bytes, OutputPathGuard guard) throws IOException {
        return !guard.fileExists(path) || options.alwaysWrites()
                || !Arrays.equals(Files.readAllBytes(root.resolve(path)), bytes);
    }

    /** The files that an earlier run has written and this one will not. */
    private SortedSet<String> stale(SortedSet<String> paths, OutputPathGuard guard) throws IOException {
        SortedSet<String> stale = new TreeSet<>();
        for (String path : manifest.read()) {
            if (!paths.contains(path) && guard.fileExists(path)) {
                stale.add(path);
            }
        }
        return stale;
    }

    /** All files that the manifest lists while a run writes. */
    private SortedSet<String> listed(PreparedUnits prepared) throws IOException {
        SortedSet<String> listed = prepared.paths();
        listed.addAll(stale(listed, new OutputPathGuard(root)));
        return listed;
    }

    private OutputRecord recordAfter(PreparedUnits prepared, SortedSet<String> listed, Optional<String> run)
            throws IOException {
        return record.read().after(prepared.recorded(), prepared.paths(), listed,
                run.filter(digest -> prepared.allHaveDigests()).map(options::scoped));
    }

    private boolean isDone(PreparedUnits prepared, Optional<String> run) throws IOException {
        SortedSet<String> listed = listed(prepared);
        return manifest.lists(listed) && record.holds(recordAfter(prepared, listed, run));
    }

    private OutputChanges writeLocked(PreparedUnits prepared, Optional<String> run) throws IOException {
        OutputChanges changes = changes(prepared);
        SortedSet<String> listed = listed(prepared);
        // Before the first file: the manifest of an interrupted run lists all that it wrote.
        manifest.write(listed);
        writeFiles(changes.written(), prepared.files());
        for (String path : changes.deleted()) {
            Files.delete(root.resolve(path));
            deleteEmptyFolders(root.resolve(path).getParent());
        }
        listed.removeAll(changes.deleted());
        manifest.write(listed);
        // After the last file: the record of an interrupted run says nothing about it.
        record.write(recordAfter(prepared, listed, run));
        timings.files("write", changes.written().size());
        return changes;
    }

    private void writeFiles(List<String> paths, SortedMap<String, byte[]> files) throws IOException {
        SortedSet<Path> folders = new TreeSet<>();
        paths.forEach(path -> folders.add(root.resolve(path).getParent()));
        for (Path parent : folders) {
            Files.createDirectories(parent);
        }
        ParallelFiles.map(paths, path -> Files.write(root.resolve(path), files.get(path)));
    }

    private void requireWritable() throws OutputRefusedException {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new OutputRefusedException("'" + root + "' is not a folder");
        }
        requireFile(manifest.file());
        requireFile(record.file());
    }

    private void requireFile(Path file) throws OutputRefusedException {
        if (Files.isSymbolicLink(file)) {
            throw new OutputRefusedException("'" + file + "' is a symbolic link, which may lead out of '" + root
                    + "': remove it, or generate elsewhere");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new OutputRefusedException("'" + file + "' is to be written, but is not a plain file: remove it");
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
}
