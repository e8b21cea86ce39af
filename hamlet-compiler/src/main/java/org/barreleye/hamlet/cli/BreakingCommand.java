package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.CheckResult;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.hamlet.compare.Breakage;
import org.barreleye.hamlet.compare.SpecificationComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hamlet breaking}. */
@Command(name = "breaking", description = "Compares two versions of a specification and reports what a change "
        + "breaks.")
final class BreakingCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "The version that others have: a file.")
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW", description = "The version that they will get: a file.")
    private Path current;

    @Option(names = "--level", paramLabel = "LEVEL", defaultValue = "strict",
            description = "What may not break: ${COMPLETION-CANDIDATES}. wire: that cores and programs of both "
                    + "versions "
                    + "understand each other. source: also that programs compile. strict: also that nothing else is "
                    + "otherwise. Default: ${DEFAULT-VALUE}.")
    private Breakage level;

    @Mixin
    private Reporting reporting;

    @Override
    public Integer call() throws IOException {
        CheckResult before = HamletCompiler.check(SingleSource.read(old));
        CheckResult now = HamletCompiler.check(SingleSource.read(current));
        boolean oldIsWrong = reporting.printAndHasErrors(before.findings().errorsOnly());
        if (reporting.printAndHasErrors(now.findings().errorsOnly()) || oldIsWrong) {
            return ExitCode.FINDINGS;
        }
        Diagnostics diagnostics = new Diagnostics();
        SpecificationComparison.report(
                SpecificationComparison.of(before.specification().orElseThrow(), now.specification().orElseThrow()),
                level, diagnostics);
        return reporting.printAndExitCode(diagnostics.findings());
    }
}
