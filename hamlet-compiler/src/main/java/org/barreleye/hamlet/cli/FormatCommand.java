package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.FormattedSource;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.format.HamletFormatter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hamlet fmt}. */
@Command(name = "fmt", description =
        "Brings specifications into one style, in place; - goes from the standard input to the "
        + "standard output. Comments stay.")
final class FormatCommand implements Callable<Integer> {
    @Mixin
    private SourceInput sources;

    @Mixin
    private Reporting reporting;

    @Option(names = "--check",
            description = "Write nothing; name the files that would change, and end with 1 if any would.")
    private boolean check;

    @Override
    public Integer call() throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        HamletFormatter formatter = new HamletFormatter(diagnostics);
        List<FormattedSource> results = new ArrayList<>();
        for (SourceFile source : sources.read()) {
            formatter.format(source).ifPresent(text -> results.add(new FormattedSource(source, text)));
        }
        if (reporting.printAndHasErrors(diagnostics.findings())) {
            return ExitCode.FINDINGS;
        }
        return check ? FormattedSource.listChanged(results, reporting)
                : FormattedSource.writeChanged(results, reporting);
    }
}
