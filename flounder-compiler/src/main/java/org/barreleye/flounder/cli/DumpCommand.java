package org.barreleye.flounder.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.PrintsResult;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.flounder.CheckResult;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.dump.ModelDump;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flounder dump}. */
@Command(name = "dump", description = "Prints the content of interfaces as JSON: types, messages, numbers, "
        + "fingerprints.")
final class DumpCommand implements Callable<Integer>, PrintsResult {
    @Mixin
    private SourceOptions sources;

    @Mixin
    private Reporting reporting;

    @Override
    public Integer call() throws IOException {
        CheckResult checked = FlounderCompiler.check(sources.read());
        if (reporting.printAndHasErrors(checked.findings())) {
            return ExitCode.FINDINGS;
        }
        reporting.printResult(ModelDump.of(checked.interfaces()));
        return ExitCode.OK;
    }
}
