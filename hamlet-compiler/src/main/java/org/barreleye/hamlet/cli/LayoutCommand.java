package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.PrintsResult;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.hamlet.report.SlotLayout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hamlet layout}. */
@Command(name = "layout", description = "Prints the size of capabilities in a slot, and the places of their "
        + "fields there and on the wire.")
final class LayoutCommand implements Callable<Integer>, PrintsResult {
    @Mixin
    private SingleSource source;

    @Mixin
    private Reporting reporting;

    @Override
    public Integer call() throws IOException {
        Optional<Specification> specification = source.specification(reporting);
        specification.ifPresent(known -> reporting.printResult(SlotLayout.of(known)));
        return specification.isPresent() ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
