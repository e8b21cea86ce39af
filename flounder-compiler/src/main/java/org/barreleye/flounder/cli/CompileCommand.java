package org.barreleye.flounder.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.OutputOptions;
import org.barreleye.compiler.cli.PackagePrefixOption;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.flounder.CheckResult;
import org.barreleye.flounder.CompilerOptions;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.plan.Transport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flounder compile}. */
@Command(name = "compile", description = "Compiles interfaces to Java. Only files that differ are written; after an "
        + "error, none.")
final class CompileCommand implements Callable<Integer> {
    @Mixin
    private SourceOptions sources;

    @Mixin
    private PackagePrefixOption packagePrefix;

    @Mixin
    private OutputOptions output;

    @Mixin
    private Reporting reporting;

    @Option(names = "--transport", paramLabel = "TRANSPORT", split = ",",
            description = "Make binding classes for these: ${COMPLETION-CANDIDATES}, with commas or repeated. "
                    + "Default: all.")
    private List<Transport> transports = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        String prefix = packagePrefix.orElse(CompilerOptions.DEFAULT_PACKAGE_PREFIX);
        CompilerOptions options = transports.isEmpty()
                ? CompilerOptions.withPackagePrefix(prefix)
                : new CompilerOptions(prefix, transports);
        CheckResult checked = FlounderCompiler.check(sources.read());
        if (reporting.printAndHasErrors(checked.findings())) {
            return ExitCode.FINDINGS;
        }
        output.write(FlounderCompiler.emit(checked, options), reporting);
        return ExitCode.OK;
    }
}
