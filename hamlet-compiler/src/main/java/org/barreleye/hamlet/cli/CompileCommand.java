package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.compiler.output.OutputChanges;
import org.barreleye.compiler.output.OutputFolder;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.hamlet.CompilerOptions;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.hamlet.model.Specification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hamlet compile}. */
@Command(name = "compile",
        description = "Compiles specifications to Java. Nothing is written if anything is wrong, and only "
        + "what differs; what an earlier run wrote and this one did not is deleted.")
final class CompileCommand implements Callable<Integer> {
    @Mixin
    private SourceInput sources;

    @Mixin
    private PackagePrefixOption packagePrefix;

    @Mixin
    private PhysicalWindowOption window;

    @Mixin
    private PartsOption parts;

    @Mixin
    private Reporting reporting;

    @Option(names = {"-o", "--output"}, paramLabel = "DIR", defaultValue = ".",
            description = "The folder that the packages go into. Default: this one.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        Optional<List<Specification>> specifications = sources.specifications(reporting);
        if (specifications.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        OutputTree.Builder tree = OutputTree.builder();
        for (Specification specification : specifications.get()) {
            String name = packagePrefix.of(specification.source(), specifications.get().size());
            tree.addAll(HamletCompiler.emit(specification, new CompilerOptions(name, window.address(), parts.parts())));
        }
        OutputChanges changes = new OutputFolder(output, Hamlet.NAME).write(tree.build());
        reporting.printProgress(changes.toString());
        return ExitCode.OK;
    }
}
