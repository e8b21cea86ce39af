package org.barreleye.compiler.cli;

import org.barreleye.compiler.diagnostic.Findings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How commands tell what was found, and end accordingly; a mixin for the commands of a {@link Program}. */
public final class Reporting {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private DiagnosticOptions options;

    @Option(names = {"-W", "--warnings-as-errors"}, description = "Take every warning as an error.")
    private boolean warningsAsErrors;

    /** Shows findings; true if the command must not go on. */
    public boolean stops(Findings found) {
        Findings findings = warningsAsErrors ? found.warningsAsErrors() : found;
        show(findings);
        return findings.hasErrors();
    }

    /** Shows findings; how a command ends that has nothing else to do. */
    public int exitCode(Findings findings) {
        return stops(findings) ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private void show(Findings findings) {
        Program program = (Program) spec.root().userObject();
        options.print(findings, program.tool(), spec.commandLine().getErr());
    }

    /** Prints a result. */
    public void result(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }

    /** Tells how a command went, unless the user wants to see errors only. */
    public void progress(String line) {
        if (!options.quiet()) {
            spec.commandLine().getErr().println(line);
            spec.commandLine().getErr().flush();
        }
    }
}
