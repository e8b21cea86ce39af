package org.barreleye.compiler.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.barreleye.compiler.compare.Breakage;
import org.barreleye.compiler.compare.Change;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Findings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command {@code breaking}, which compares two versions. Each language reads and compares.
 *
 * @param <V> a checked version
 */
public abstract class ComparisonCommand<V> implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "The version that others have.")
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW", description = "The version that they will get.")
    private Path current;

    @Option(names = "--level", paramLabel = "LEVEL", defaultValue = "strict",
            description = "What may not break: ${COMPLETION-CANDIDATES}. wire: both versions understand each other. "
                    + "source: programs compile, too. strict: nothing else differs either, nor the fingerprint that "
                    + "two sides compare when they bind. Default: ${DEFAULT-VALUE}.")
    private Breakage level;

    @Mixin
    private Reporting reporting;

    /** Reads and checks a version. */
    protected abstract V check(Path version) throws IOException;

    /** The findings in a version. */
    protected abstract Findings findings(V version);

    /** The changes between two versions without errors. */
    protected abstract List<Change> changes(V before, V now);

    /** The code under which a change is reported. */
    protected abstract DiagnosticCode code(Breakage breakage);

    @Override
    public final Integer call() throws IOException {
        V before = check(old);
        V now = check(current);
        Findings errors = Findings.merge(List.of(findings(before), findings(now))).errorsOnly();
        if (reporting.printAndHasErrors(errors)) {
            return ExitCode.FINDINGS;
        }
        Diagnostics diagnostics = new Diagnostics();
        Change.report(changes(before, now), level, this::code, diagnostics);
        return reporting.printAndExitCode(diagnostics.findings());
    }
}
