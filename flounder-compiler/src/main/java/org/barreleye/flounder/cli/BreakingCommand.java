package org.barreleye.flounder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.cli.ComparisonCommand;
import org.barreleye.compiler.compare.Breakage;
import org.barreleye.compiler.compare.Change;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.CheckResult;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Sources;
import org.barreleye.flounder.compare.InterfaceComparison;
import org.barreleye.flounder.syntax.antlr.FlounderReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flounder breaking}. */
@Command(name = "breaking", description = "Compares two versions of interfaces, each a file or a folder, and reports "
        + "what a change breaks.")
final class BreakingCommand extends ComparisonCommand<CheckResult> {
    @Option(names = {"-I", "--import"}, paramLabel = "TYPES",
            description = "A types file, or a folder of them, for both versions; may be repeated. In folders of "
                    + "versions, files without interface are imported too.")
    private List<Path> imports = new ArrayList<>();

    @Mixin
    private CapabilityOption capabilities;

    @Override
    protected CheckResult check(Path version) throws IOException {
        if (!Files.exists(version)) {
            throw new NoSuchFileException(version.toString());
        }
        List<Path> types = new ArrayList<>(imports);
        if (!Files.isDirectory(version)) {
            return FlounderCompiler.check(
                    new Sources(Imports.read(types), List.of(Imports.source(version)), capabilities.read()));
        }
        types.add(version);
        List<SourceFile> interfaces = new ArrayList<>();
        for (Path file : Imports.sourcesIn(version)) {
            SourceFile source = Imports.source(file);
            if (FlounderReader.holdsInterface(source)) {
                interfaces.add(source);
            }
        }
        return FlounderCompiler.check(new Sources(Imports.read(types), interfaces, capabilities.read()));
    }

    @Override
    protected Findings findings(CheckResult version) {
        return version.findings();
    }

    @Override
    protected List<Change> changes(CheckResult before, CheckResult now) {
        return InterfaceComparison.of(before.interfaces(), now.interfaces());
    }

    @Override
    protected DiagnosticCode code(Breakage breakage) {
        return InterfaceComparison.code(breakage);
    }
}
