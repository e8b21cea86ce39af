package org.barreleye.machine.cli;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.barreleye.machine.fault.FaultGrammar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains the sentences by which faults are given. */
@Command(name = "explain", mixinStandardHelpOptions = true,
        description = "Explains how the faults of a run are written; the shell explains all other terms.")
final class ExplainCommand implements Callable<Integer> {
    private static final String FAULT = "fault";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TERM", completionCandidates = Terms.class, description = "The only term is fault.")
    private String term;

    /** The terms, with which a shell completes the command line. */
    static final class Terms implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(FAULT).iterator();
        }
    }

    @Override
    public Integer call() {
        if (!term.equals(FAULT) && !term.equals(FAULT + "s")) {
            throw new ParameterException(spec.commandLine(), "the only term is fault, not '" + term
                    + "'; `explain` in the shell of the system explains all others");
        }
        FaultGrammar.lines().forEach(spec.commandLine().getOut()::println);
        return ExitCode.OK;
    }
}
