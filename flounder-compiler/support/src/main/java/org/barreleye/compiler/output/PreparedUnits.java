package org.barreleye.compiler.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.barreleye.compiler.timing.PhaseTimings;

/** The units of one run: those whose files a folder has already, and those whose files are generated now. */
final class PreparedUnits {
    private final Path root;
    private final List<OutputUnit> units;
    private final WriteOptions options;
    private final PhaseTimings timings;
    private List<Optional<RecordedUnit>> intact = List.of();
    /** The files of units that were generated so far, by the position of the unit. */
    private final SortedMap<Integer, SortedMap<String, byte[]>> generated = new TreeMap<>();
    private SortedMap<String, byte[]> files = new TreeMap<>();
    private SortedSet<String> paths = new TreeSet<>();

    PreparedUnits(Path root, List<OutputUnit> units, WriteOptions options, PhaseTimings timings) {
        this.root = root;
        this.units = List.copyOf(units);
        this.options = options;
        this.timings = timings;
    }

    /**
     * Finds the units whose files are as a run left them, and generates the others, by all cores. Called again when
     * the folder may have changed; a unit is generated at most once.
     */
    void prepare(OutputRecord record) throws IOException {
        OutputPathGuard guard = new OutputPathGuard(root);
        intact = timings.phase("compare", () -> ParallelFiles.map(units, unit -> intact(unit, record, guard)));
        List<Integer> missing = IntStream.range(0, units.size()).boxed()
                .filter(unit -> intact.get(unit).isEmpty() && !generated.containsKey(unit))
                .toList();
        if (!missing.isEmpty()) {
            generate(missing);
        }
        files = generatedFiles();
        paths = allPaths();
    }

    private void generate(List<Integer> missing) throws IOException {
        List<SortedMap<String, byte[]>> made = timings.phase("generate", () -> ParallelFiles.map(missing, unit ->
                TextEncoding.bytes(units.get(unit).files().get(), options.encoding())));
        for (int i = 0; i < made.size(); i++) {
            generated.put(missing.get(i), made.get(i));
            timings.files("generate", made.get(i).size());
        }
    }

    private Optional<RecordedUnit> intact(OutputUnit unit, OutputRecord record, OutputPathGuard guard)
            throws IOException {
        Optional<RecordedUnit> recorded = options.alwaysWrites() ? Optional.empty()
                : unit.digest().map(options::scoped).flatMap(record::unit);
        return recorded.isPresent() && recorded.get().isIntactIn(root, guard) ? recorded : Optional.empty();
    }

    private SortedMap<String, byte[]> generatedFiles() {
        SortedMap<String, byte[]> all = new TreeMap<>();
        for (int unit = 0; unit < units.size(); unit++) {
            if (intact.get(unit).isEmpty()) {
                all.putAll(generated.get(unit));
            }
        }
        return Collections.unmodifiableSortedMap(all);
    }

    private SortedSet<String> allPaths() {
        SortedSet<String> all = new TreeSet<>();
        for (int unit = 0; unit < units.size(); unit++) {
            int position = unit;
            Set<String> own = intact.get(unit).<Set<String>>map(RecordedUnit::paths)
                    .orElseGet(() -> generated.get(position).keySet());
            for (String path : own) {
                if (!all.add(path)) {
                    throw new IllegalArgumentException("'" + path + "' is generated twice");
                }
            }
        }
        return all;
    }

    /** The generated files that count: those of units that are not intact. Cannot be changed. */
    SortedMap<String, byte[]> files() {
        return files;
    }

    /** The paths of all files of all units, in a set of the caller's own. */
    SortedSet<String> paths() {
        return new TreeSet<>(paths);
    }

    /** The units with a digest and at least one file, for the record. */
    List<RecordedUnit> recorded() {
        List<RecordedUnit> recorded = new ArrayList<>();
        for (int unit = 0; unit < units.size(); unit++) {
            if (intact.get(unit).isPresent()) {
                recorded.add(intact.get(unit).get());
            } else if (units.get(unit).digest().isPresent() && !generated.get(unit).isEmpty()) {
                recorded.add(RecordedUnit.of(options.scoped(units.get(unit).digest().get()), generated.get(unit)));
            }
        }
        return recorded;
    }

    /** Returns whether every unit has a digest. */
    boolean allHaveDigests() {
        return units.stream().allMatch(unit -> unit.digest().isPresent());
    }
}
