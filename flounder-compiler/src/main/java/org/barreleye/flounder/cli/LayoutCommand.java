package org.barreleye.flounder.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.PrintsResult;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.flounder.CheckResult;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.plan.Architecture;
import org.barreleye.flounder.plan.LayoutTable;
import org.barreleye.flounder.plan.Transport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flounder layout}. */
@Command(name = "layout",
        description = "Prints the layouts of messages, one row for each, with tab separated columns: "
        + "architecture, transport, interface, message, kind, number, layout.")
final class LayoutCommand implements Callable<Integer>, PrintsResult {
    private static final List<Architecture> DEFAULT_ARCHITECTURES =
            List.of(Architecture.X86_64, Architecture.ARM, Architecture.AARCH64);

    @Mixin
    private SourceOptions sources;

    @Mixin
    private Reporting reporting;

    @Option(names = "--arch", paramLabel = "ARCH",
            description = "For cores of this kind: ${COMPLETION-CANDIDATES}; may be repeated. Default: x86_64, arm and "
                    + "aarch64. The generated stubs use x86_64 on every core.")
    private List<Architecture> architectures = new ArrayList<>();

    @Option(names = "--transport", paramLabel = "TRANSPORT",
            description = "Over this transport: ${COMPLETION-CANDIDATES}; may be repeated. Default: all.")
    private List<Transport> transports = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        CheckResult checked = FlounderCompiler.check(sources.read());
        if (reporting.printAndHasErrors(checked.findings())) {
            return ExitCode.FINDINGS;
        }
        List<Architecture> selectedArchitectures = architectures.isEmpty() ? DEFAULT_ARCHITECTURES
                : architectures.stream().distinct().toList();
        List<Transport> selectedTransports = transports.isEmpty()
                ? Transport.LAYOUTS
                : transports.stream().distinct().toList();
        checked.interfaces().forEach(
                definition -> LayoutTable.rows(definition, selectedArchitectures, selectedTransports)
                .forEach(row -> reporting.printResult(row + "\n")));
        return ExitCode.OK;
    }
}
