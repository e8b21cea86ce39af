package org.barreleye.compiler.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.diagnostic.Severity;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The reporting of findings, results and progress; a mixin for the commands of a {@link RootCommand}.
 *
 * <p>Findings for people go to the error stream at once. Findings for machines are one document, written when the
 * command ends: to the file given with {@code --message-file}, or to the standard output, or, if the command
 * {@linkplain PrintsResult prints its result} there, to the error stream.
 */
public final class Reporting {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private DiagnosticOptions options;

    @Option(names = {"-W", "--warnings-as-errors"}, description = "Take every warning as an error.")
    private boolean warningsAsErrors;

    private final List<Findings> documented = new ArrayList<>();

    /** Reports findings; true if the command must not go on. */
    public boolean printAndHasErrors(Findings found) {
        Findings findings = warningsAsErrors ? found.warningsAsErrors() : found;
        if (options.isDocument()) {
            documented.add(findings);
        } else {
            print(findings, spec.commandLine().getErr());
        }
        return findings.hasErrors();
    }

    /** Reports findings; the exit code of a command that has nothing else to do. */
    public int printAndExitCode(Findings findings) {
        return printAndHasErrors(findings) ? ExitCode.FINDINGS : ExitCode.OK;
    }

    /** Reports findings; the exit code of a linter, which fails for warnings too. */
    public int printAndLintExitCode(Findings findings) {
        boolean warned = findings.diagnostics().stream().anyMatch(finding -> finding.severity() != Severity.NOTE);
        return printAndHasErrors(findings) || warned ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private void print(Findings findings, PrintWriter out) {
        RootCommand root = (RootCommand) spec.root().userObject();
        options.print(findings, root.tool(), out);
    }

    /** Writes the document with all findings, if one is asked for. The command calls nothing else afterwards. */
    void finish() throws IOException {
        if (!options.isDocument()) {
            return;
        }
        Findings findings = Findings.merge(documented);
        RootCommand root = (RootCommand) spec.root().userObject();
        if (options.writesFile()) {
            options.writeFile(findings, root.tool());
        } else {
            print(findings, spec.userObject() instanceof PrintsResult
                    ? spec.commandLine().getErr()
                    : spec.commandLine().getOut());
        }
    }

    /** Prints a result. */
    public void printResult(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }

    /** Prints timings, which the user has asked for, on the error stream. */
    void printTimings(String table) {
        spec.commandLine().getErr().print(table);
        spec.commandLine().getErr().flush();
    }

    /** Reports progress on the error stream, unless the user wants errors only. */
    public void printProgress(String line) {
        if (!options.quiet()) {
            spec.commandLine().getErr().println(line);
            spec.commandLine().getErr().flush();
        }
    }
}
