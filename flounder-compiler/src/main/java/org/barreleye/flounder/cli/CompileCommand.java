package org.barreleye.flounder.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.compiler.output.OutputChanges;
import org.barreleye.compiler.output.OutputFolder;
import org.barreleye.flounder.CheckResult;
import org.barreleye.flounder.CompilerOptions;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.emit.BindingTransport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code flounder compile}. */
@Command(name = "compile",
        description = "Compiles interfaces to Java. Nothing is written if anything is wrong, and only "
        + "what differs; what an earlier run wrote and this one did not is deleted.")
final class CompileCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SourceOptions sources;

    @Mixin
    private Reporting reporting;

    @Option(names = {"-o", "--output"}, paramLabel = "DIR", defaultValue = ".",
            description = "The folder that the packages go into. Default: this one.")
    private Path output;

    @Option(names = "--package-prefix", paramLabel = "P", defaultValue = "interfaces",
            description = "What the packages of the interfaces lie in, as org.example. Default: ${DEFAULT-VALUE}.")
    private String packagePrefix;

    @Option(names = "--transport", paramLabel = "TRANSPORT", split = ",",
            description = "Make binding classes for these: ${COMPLETION-CANDIDATES}, with commas or repeated. "
                    + "Default: all.")
    private List<BindingTransport> transports = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        if (!SourceVersion.isName(packagePrefix, SourceVersion.RELEASE_17)) {
            throw new ParameterException(spec.commandLine(), "'" + packagePrefix + "' cannot be a package of Java");
        }
        CheckResult checked = FlounderCompiler.check(sources.read());
        if (reporting.printAndHasErrors(checked.findings())) {
            return ExitCode.FINDINGS;
        }
        CompilerOptions options = transports.isEmpty()
                ? CompilerOptions.all(packagePrefix)
                : new CompilerOptions(packagePrefix, transports);
        OutputChanges changes = new OutputFolder(output, "flounder").write(FlounderCompiler.emit(checked, options));
        reporting.printProgress(changes.toString());
        return ExitCode.OK;
    }
}
