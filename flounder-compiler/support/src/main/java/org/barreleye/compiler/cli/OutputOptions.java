package org.barreleye.compiler.cli;

import java.nio.file.Path;
import org.barreleye.compiler.output.OutputFolder;
import org.barreleye.compiler.timing.PhaseTimings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options about generated files; a mixin. */
public final class OutputOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = {"-o", "--output"}, paramLabel = "DIR", defaultValue = ".",
            description = "The folder that the packages go into. Default: this one.")
    private Path output;

    @Option(names = "--delete-stale", description = "Delete the files in that folder that earlier runs generated and "
            + "this run does not. Default: they stay, so that several runs may share the folder.")
    private boolean deleteStale;

    @Option(names = "--timings", description = "Show on the error stream how many files each phase of the run handled, "
            + "how many milliseconds of wall-clock time it took, and how many bytes all threads allocated in it.")
    private boolean timings;

    /** Begins a run whose changes and timings are reported on the error stream. */
    public OutputRun begin(Reporting reporting) {
        PhaseTimings measured = timings ? PhaseTimings.measuring() : PhaseTimings.none();
        OutputFolder folder = new OutputFolder(output, spec.root().name()).timed(measured);
        return new OutputRun(deleteStale ? folder : folder.withoutStaleDeletion(), measured, reporting);
    }
}
