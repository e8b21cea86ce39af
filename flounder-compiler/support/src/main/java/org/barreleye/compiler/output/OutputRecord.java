package org.barreleye.compiler.output;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A memory of earlier runs: the files of each unit by the unit's digest, and the units of each run without findings by
 * the run's digest. It says what was generated, never what is in the folder now. The same history gives the same
 * record.
 */
final class OutputRecord {
    /** The memory of no run. */
    static final OutputRecord EMPTY = new OutputRecord(new TreeMap<>(), new TreeMap<>());

    private final SortedMap<String, RecordedUnit> units;
    private final SortedMap<String, List<String>> runs;

    /** A record of units by digest, and of the digests of the units of runs. */
    OutputRecord(SortedMap<String, RecordedUnit> units, SortedMap<String, List<String>> runs) {
        this.units = Collections.unmodifiableSortedMap(units);
        this.runs = Collections.unmodifiableSortedMap(runs);
    }

    /** All units, by digest. */
    SortedMap<String, RecordedUnit> units() {
        return units;
    }

    /** The units of all runs, by the digest of the run. */
    SortedMap<String, List<String>> runs() {
        return runs;
    }

    /** The files of a unit. */
    Optional<RecordedUnit> unit(String digest) {
        return Optional.ofNullable(units.get(digest));
    }

    /** The units of a run without findings, unless one is no longer known. */
    Optional<List<RecordedUnit>> run(String digest) {
        return Optional.ofNullable(runs.get(digest))
                .filter(units.keySet()::containsAll)
                .map(digests -> digests.stream().map(units::get).toList());
    }

    /**
     * The record after another run. A unit of an earlier run is forgotten when this run has made one of its files, or
     * when one is not in the folder's list any more. A run is forgotten with the first of its units, and for a later
     * one with the same units: texts that differ may give the same files, and each edit would leave a run behind.
     *
     * @param latest the units of the other run
     * @param paths all files of the other run, those of units without digest too
     * @param listed all files of the folder's list
     * @param run the digest of the other run, if it had no findings and all its units have a digest
     */
    OutputRecord after(List<RecordedUnit> latest, SortedSet<String> paths, SortedSet<String> listed,
            Optional<String> run) {
        SortedMap<String, RecordedUnit> remaining = new TreeMap<>();
        units.forEach((digest, unit) -> {
            Collection<String> own = unit.paths();
            if (listed.containsAll(own) && Collections.disjoint(own, paths)) {
                remaining.put(digest, unit);
            }
        });
        latest.forEach(unit -> remaining.put(unit.digest(), unit));
        SortedMap<String, List<String>> remainingRuns = new TreeMap<>(runs);
        run.ifPresent(digest -> {
            remainingRuns.values().removeIf(digests(latest)::equals);
            remainingRuns.put(digest, digests(latest));
        });
        remainingRuns.values().removeIf(digests -> !remaining.keySet().containsAll(digests));
        return new OutputRecord(remaining, remainingRuns);
    }

    private static List<String> digests(List<RecordedUnit> latest) {
        SortedSet<String> digests = new TreeSet<>();
        latest.forEach(unit -> digests.add(unit.digest()));
        return new ArrayList<>(digests);
    }
}
