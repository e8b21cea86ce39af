package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.OutputOptions;
import org.barreleye.compiler.cli.OutputRun;
import org.barreleye.compiler.cli.PackagePrefixOption;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.compiler.output.InputDigest;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.CheckResult;
import org.barreleye.hamlet.CompilerOptions;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.hamlet.model.Specification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hamlet compile}. */
@Command(name = "compile", description = "Compiles specifications to Java. Only files that differ are written, and "
        + "only what has changed since an earlier run into the same folder is generated; after an error, nothing.")
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
        OutputRun run = output.begin(reporting);
        List<SourceFile> read = run.timings().phase("read", sources::read);
        run.timings().files("read", read.size());
        List<CompilerOptions> options = new ArrayList<>();
        for (SourceFile source : read) {
            options.add(options(source, read.size()));
        }
        Optional<String> digest = run.timings().phase("digest", () -> digest(read, options));
        if (run.isUpToDate(digest)) {
            return ExitCode.OK;
        }
        List<CheckResult> checked = run.timings().phase("check", () -> SourceInput.check(read));
        if (reporting.printAndHasErrors(SourceInput.findings(checked))) {
            return ExitCode.FINDINGS;
        }
        List<Specification> specifications = SourceInput.specifications(checked);
        run.write(IntStream.range(0, specifications.size())
                .mapToObj(i -> HamletCompiler.unit(specifications.get(i), options.get(i))).toList(),
                SourceInput.findings(checked), digest);
        return ExitCode.OK;
    }

    private CompilerOptions options(SourceFile source, int count) {
        String prefix = packagePrefix.orElse(CompilerOptions.DEFAULT_PACKAGE_PREFIX);
        String name = packagePrefix.checked(CompilerOptions.packageOf(prefix, source, count));
        return new CompilerOptions(name, window.address(), parts.parts());
    }

    /** The digest of a run: of all its specifications. */
    private static Optional<String> digest(List<SourceFile> sources, List<CompilerOptions> options) {
        InputDigest digest = InputDigest.begin().add("run");
        for (int i = 0; i < sources.size(); i++) {
            Optional<String> one = HamletCompiler.digest(sources.get(i), options.get(i));
            if (one.isEmpty()) {
                return Optional.empty();
            }
            digest.add(one.get());
        }
        return Optional.of(digest.hex());
    }
}
