package org.barreleye.flounder.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.OutputOptions;
import org.barreleye.compiler.cli.OutputRun;
import org.barreleye.compiler.cli.PackagePrefixOption;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.flounder.CheckResult;
import org.barreleye.flounder.CompilerOptions;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Sources;
import org.barreleye.flounder.plan.Transport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flounder compile}. */
@Command(name = "compile", description = "Compiles interfaces to Java. Only files that differ are written, and only "
        + "what has changed since an earlier run into the same folder is generated; after an error, nothing.")
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
        OutputRun run = output.begin(reporting);
        Sources read = run.timings().phase("read", sources::read);
        run.timings().files("read", read.interfaces().size() + read.imports().size());
        Optional<String> digest = run.timings().phase("digest", () -> FlounderCompiler.digest(read, options));
        if (run.isUpToDate(digest)) {
            return ExitCode.OK;
        }
        CheckResult checked = run.timings().phase("check", () -> FlounderCompiler.check(read));
        if (reporting.printAndHasErrors(checked.findings())) {
            return ExitCode.FINDINGS;
        }
        run.write(FlounderCompiler.units(checked, options), checked.findings(), digest);
        return ExitCode.OK;
    }
}
