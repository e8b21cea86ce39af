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
        List<CheckResult> checked = check(read());
        return reporting.printAndHasErrors(findings(checked)) ? Optional.empty() : Optional.of(specifications(checked));
    }

    /** Checks sources. */
    static List<CheckResult> check(List<SourceFile> sources) {
        // Sources do not know of each other, so any core may check any of them; the results are in their order.
        return sources.parallelStream().map(HamletCompiler::check).toList();
    }

    /** All that was found. */
    static Findings findings(List<CheckResult> checked) {
        return Findings.merge(checked.stream().map(CheckResult::findings).toList());
    }

    /** The specifications without errors. */
    static List<Specification> specifications(List<CheckResult> checked) {
        return checked.stream().flatMap(one -> one.specification().stream()).toList();
    }
}
