package org.barreleye.compiler.cli;

import org.barreleye.compiler.diagnostic.Findings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How commands tell what was found, and end accordingly; a mixin for the commands of a {@link RootCommand}. */
public final class Reporting {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private DiagnosticOptions options;

    @Option(names = {"-W", "--warnings-as-errors"}, description = "Take every warning as an error.")
    private boolean warningsAsErrors;

    /** Shows findings; true if the command must not go on. */
    public boolean printAndHasErrors(Findings found) {
        Findings findings = warningsAsErrors ? found.warningsAsErrors() : found;
        print(findings);
        return findings.hasErrors();
    }

    /** Shows findings; how a command ends that has nothing else to do. */
    public int printAndExitCode(Findings findings) {
        return printAndHasErrors(findings) ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private void print(Findings findings) {
        RootCommand root = (RootCommand) spec.root().userObject();
        options.print(findings, root.tool(), spec.commandLine().getErr());
    }

    /** Prints a result. */
    public void printResult(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }

    /** Tells how a command went, unless the user wants to see errors only. */
    public void printProgress(String line) {
        if (!options.quiet()) {
            spec.commandLine().getErr().println(line);
            spec.commandLine().getErr().flush();
        }
    }
}
