package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.cli.InputOptions;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.CheckResult;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.hamlet.model.Specification;
import picocli.CommandLine.Mixin;

/** The operands of commands that read specifications. */
final class SourceInput {
    /** The suffix of sources. */
    static final String SUFFIX = ".hl";

    @Mixin
    private InputOptions inputs;

    /** All sources. */
    List<SourceFile> read() throws IOException {
        return inputs.read(SUFFIX, System.in);
    }

    /** All specifications, unless one has errors; what was found is shown. */
    Optional<List<Specification>> specifications(Reporting reporting) throws IOException {
        List<CheckResult> checked = read().stream().map(HamletCompiler::check).toList();
        if (reporting.printAndHasErrors(Findings.merge(checked.stream().map(CheckResult::findings).toList()))) {
            return Optional.empty();
        }
        return Optional.of(checked.stream().flatMap(one -> one.specification().stream()).toList());
    }
}
