package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.OutputOptions;
import org.barreleye.compiler.cli.PackagePrefixOption;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.hamlet.CompilerOptions;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.hamlet.model.Specification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hamlet compile}. */
@Command(name = "compile", description = "Compiles specifications to Java. Only files that differ are written; after "
        + "an error, none.")
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
    private OutputOptions output;

    @Mixin
    private Reporting reporting;

    @Override
    public Integer call() throws IOException {
        Optional<List<Specification>> specifications = sources.specifications(reporting);
        if (specifications.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        String prefix = packagePrefix.orElse(CompilerOptions.DEFAULT_PACKAGE_PREFIX);
        OutputTree.Builder tree = OutputTree.builder();
        for (Specification specification : specifications.get()) {
            String name = packagePrefix.checked(
                    CompilerOptions.packageOf(prefix, specification.source(), specifications.get().size()));
            tree.addAll(HamletCompiler.emit(specification, new CompilerOptions(name, window.address(), parts.parts())));
        }
        output.write(tree.build(), reporting);
        return ExitCode.OK;
    }
}
