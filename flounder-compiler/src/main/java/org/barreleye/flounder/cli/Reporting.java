package org.barreleye.flounder.cli;

import java.util.List;
import org.barreleye.compiler.cli.DiagnosticOptions;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.diagnostic.render.Tool;
import org.barreleye.flounder.diagnostic.FlounderCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How commands tell what was found, and end accordingly. */
final class Reporting {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private DiagnosticOptions options;

    @Option(names = {"-W", "--warnings-as-errors"}, description = "Take every warning as an error.")
    private boolean warningsAsErrors;

    /** Shows findings; true if the command must not go on. */
    boolean stops(Findings found) {
        Findings findings = warningsAsErrors ? found.warningsAsErrors() : found;
        show(findings);
        return findings.hasErrors();
    }

    /** Shows findings; how a command ends that has nothing else to do. */
    int exitCode(Findings findings) {
        return stops(findings) ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private void show(Findings findings) {
        Tool tool = new Tool("flounder", Version.number(), List.of(FlounderCode.values()));
        options.print(findings, tool, spec.commandLine().getErr());
    }

    /** Prints a result. */
    void result(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }

    /** Tells how a command went, unless the user wants to see errors only. */
    void progress(String line) {
        if (!options.quiet()) {
            spec.commandLine().getErr().println(line);
            spec.commandLine().getErr().flush();
        }
    }
}
