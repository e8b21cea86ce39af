package org.barreleye.flounder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.CheckResult;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Sources;
import org.barreleye.flounder.compare.Breakage;
import org.barreleye.flounder.compare.InterfaceComparison;
import org.barreleye.flounder.syntax.antlr.FlounderReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flounder breaking}. */
@Command(name = "breaking", description = "Compares two versions of interfaces and reports what a change breaks.")
final class BreakingCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "The version that others have: a file or a folder.")
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW", description = "The version that they will get: a file or a folder.")
    private Path current;

    @Option(names = "--level", paramLabel = "LEVEL", defaultValue = "strict",
            description = "What may not break: ${COMPLETION-CANDIDATES}. wire: that both versions understand each "
                    + "other. "
                    + "source: also that programs compile. strict: also that the fingerprint, which is compared when "
                    + "two "
                    + "sides bind, is the same. Default: ${DEFAULT-VALUE}.")
    private Breakage level;

    @Option(names = {"-I", "--import"}, paramLabel = "TYPES",
            description = "A types file, or a folder of them, for both versions; may be repeated. In folders of "
                    + "versions, "
                    + "files without interface are imported too.")
    private List<Path> imports = new ArrayList<>();

    @Mixin
    private CapabilityOption capabilities;

    @Mixin
    private Reporting reporting;

    @Override
    public Integer call() throws IOException {
        CheckResult before = FlounderCompiler.check(version(old));
        CheckResult now = FlounderCompiler.check(version(current));
        boolean oldIsWrong = reporting.printAndHasErrors(before.findings().errorsOnly());
        if (reporting.printAndHasErrors(now.findings().errorsOnly()) || oldIsWrong) {
            return ExitCode.FINDINGS;
        }
        Diagnostics diagnostics = new Diagnostics();
        InterfaceComparison.report(InterfaceComparison.of(before.interfaces(), now.interfaces()), level, diagnostics);
        return reporting.printAndExitCode(diagnostics.findings());
    }

    private Sources version(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        List<Path> types = new ArrayList<>(imports);
        if (!Files.isDirectory(path)) {
            return new Sources(Imports.read(types), List.of(Imports.source(path)), capabilities.read());
        }
        types.add(path);
        List<SourceFile> interfaces = new ArrayList<>();
        for (Path file : Imports.sourcesIn(path)) {
            SourceFile source = Imports.source(file);
            if (FlounderReader.holdsInterface(source)) {
                interfaces.add(source);
            }
        }
        return new Sources(Imports.read(types), interfaces, capabilities.read());
    }
}
