package org.barreleye.compiler.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.barreleye.compiler.output.OutputFolder;
import org.barreleye.compiler.output.OutputTree;
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

    /** Writes generated files and reports the changes on the error stream. */
    public void write(OutputTree tree, Reporting reporting) throws IOException {
        OutputFolder folder = new OutputFolder(output, spec.root().name());
        reporting.printProgress((deleteStale ? folder : folder.withoutStaleDeletion()).write(tree).toString());
    }
}
