package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.barreleye.compiler.cli.ComparisonCommand;
import org.barreleye.compiler.compare.Breakage;
import org.barreleye.compiler.compare.Change;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.hamlet.CheckResult;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.hamlet.compare.SpecificationComparison;
import picocli.CommandLine.Command;

/** {@code hamlet breaking}. */
@Command(name = "breaking", description = "Compares two versions of a specification, each a file, and reports what a "
        + "change breaks.")
final class BreakingCommand extends ComparisonCommand<CheckResult> {
    @Override
    protected CheckResult check(Path version) throws IOException {
        return HamletCompiler.check(SingleSource.read(version));
    }

    @Override
    protected Findings findings(CheckResult version) {
        return version.findings();
    }

    @Override
    protected List<Change> changes(CheckResult before, CheckResult now) {
        return SpecificationComparison.of(before.specification().orElseThrow(), now.specification().orElseThrow());
    }

    @Override
    protected DiagnosticCode code(Breakage breakage) {
        return SpecificationComparison.code(breakage);
    }
}
