package org.barreleye.flounder.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.flounder.CheckOption;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flounder check}. */
@Command(name = "check", description = "Reports errors and warnings in interfaces, and writes nothing.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private SourceOptions sources;

    @Mixin
    private Reporting reporting;

    @Option(names = "--layouts", description = "Report the layout of every message as a note.")
    private boolean layouts;

    @Override
    public Integer call() throws IOException {
        Sources read = sources.read();
        return reporting.printAndExitCode((layouts
                ? FlounderCompiler.check(read, CheckOption.LAYOUTS)
                : FlounderCompiler.check(read)).findings());
    }
}
