package org.barreleye.flounder.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.barreleye.compiler.cli.CodeListing;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.flounder.diagnostic.FlounderCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flounder explain}. */
@Command(name = "explain", description = "Explains a finding by its code, with a bad and a good example.")
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CODE", completionCandidates = Codes.class,
            description = "As FL0007. Without, all are listed.", arity = "0..1")
    private Optional<String> code = Optional.empty();

    @Override
    public Integer call() {
        CodeListing listing = new CodeListing(spec.commandLine().getOut());
        if (code.isEmpty()) {
            listing.list(List.of(FlounderCode.values()));
            return ExitCode.OK;
        }
        FlounderCode found = FlounderCode.ofCode(code.get())
                .orElseThrow(() ->
                new ParameterException(spec.commandLine(), "There is no finding '" + code.get()
                        + "'; 'flounder explain' lists them all"));
        listing.explain(found);
        return ExitCode.OK;
    }

    /** What the shell may complete. */
    static final class Codes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(FlounderCode.values()).map(FlounderCode::code).iterator();
        }
    }
}
