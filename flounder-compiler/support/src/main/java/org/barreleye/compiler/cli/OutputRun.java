package org.barreleye.compiler.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.output.OutputChanges;
import org.barreleye.compiler.output.OutputFolder;
import org.barreleye.compiler.output.OutputUnit;
import org.barreleye.compiler.timing.PhaseTimings;

/** A run of a command that generates files: the folder that they go to and the timings of the run. */
public final class OutputRun {
    private final OutputFolder folder;
    private final PhaseTimings timings;
    private final Reporting reporting;

    OutputRun(OutputFolder folder, PhaseTimings timings, Reporting reporting) {
        this.folder = folder;
        this.timings = timings;
        this.reporting = reporting;
    }

    /** The timings; they measure nothing unless the user wants to see them. */
    public PhaseTimings timings() {
        return timings;
    }

    /**
     * Returns whether an earlier run did all that this one would do, and nothing has changed since; reports it.
     *
     * @param digest of all that decides about this run; empty if that is not known
     */
    public boolean isUpToDate(Optional<String> digest) throws IOException {
        if (digest.isEmpty()) {
            return false;
        }
        Optional<OutputChanges> none = folder.upToDate(digest.get());
        none.ifPresent(this::report);
        return none.isPresent();
    }

    /**
     * Writes files and reports the changes.
     *
     * @param findings the findings of the run; a later run without changes may be silent only if there are none
     * @param digest of all that decides about this run; empty if that is not known
     */
    public void write(List<OutputUnit> units, Findings findings, Optional<String> digest) throws IOException {
        report(folder.write(units, digest.filter(known -> findings.isEmpty())));
    }

    private void report(OutputChanges changes) {
        reporting.printProgress(changes.toString());
        reporting.printTimings(timings.table());
    }
}
