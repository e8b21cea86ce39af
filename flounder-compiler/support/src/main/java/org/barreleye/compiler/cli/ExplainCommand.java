package org.barreleye.compiler.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.render.Tool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code explain} of a {@link RootCommand}. */
@Command(name = "explain", description = "Explains a finding by its code, with a bad and a good example.")
public final class ExplainCommand implements Callable<Integer>, PrintsResult {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CODE", completionCandidates = CommandFactory.CodeNames.class,
            description = "The number or the readable name of a code. Without it, all are listed.", arity = "0..1")
    private Optional<String> code = Optional.empty();

    @Override
    public Integer call() {
        Tool tool = ((RootCommand) spec.root().userObject()).tool();
        CodeListing listing = new CodeListing(spec.commandLine().getOut());
        if (code.isEmpty()) {
            listing.list(tool.codes());
            return ExitCode.OK;
        }
        listing.explain(DiagnosticCode.find(tool.codes(), code.get())
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "There is no finding '" + code.get()
                        + "'; '" + tool.name() + " explain' lists them all")));
        return ExitCode.OK;
    }
}
