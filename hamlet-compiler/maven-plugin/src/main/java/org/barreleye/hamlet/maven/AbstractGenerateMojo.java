package org.barreleye.hamlet.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.barreleye.compiler.diagnostic.Diagnostic;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.diagnostic.Severity;
import org.barreleye.compiler.output.OutputChanges;
import org.barreleye.compiler.output.OutputFolder;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.Compilation;
import org.barreleye.hamlet.CompilerOptions;
import org.barreleye.hamlet.HamletCompiler;

/** What the goals that compile have in common. */
abstract class AbstractGenerateMojo extends AbstractMojo {
    private static final String SUFFIX = ".hl";

    /** The package above {@code user} and {@code kernel}. */
    @Parameter(property = "hamlet.packagePrefix", defaultValue = "capabilities")
    private String packagePrefix;

    /** The kernel virtual address of physical address 0, for {@code mem_to_phys}: a hexadecimal number without prefix. */
    @Parameter(property = "hamlet.physicalWindow", defaultValue = "0")
    private String physicalWindow;

    /** Whether to do nothing. */
    @Parameter(property = "hamlet.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** The folder that is searched for specifications. */
    abstract Path sourceFolder();

    /** Where the Java goes. */
    abstract Path outputFolder();

    /** Lets Maven compile a folder. */
    abstract void addSourceRoot(MavenProject to, String folder);

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        // First of all: a build that skips this step still compiles what an earlier one has made.
        addSourceRoot(project, outputFolder().toString());
        if (skip) {
            getLog().info("skipped");
            return;
        }
        try {
            OutputTree.Builder tree = OutputTree.builder();
            List<Path> sources = sources();
            if (sources.isEmpty()) {
                getLog().warn("no " + SUFFIX + " files in " + sourceFolder());
            }
            for (Path source : sources) {
                tree.addAll(compile(source));
            }
            OutputChanges changes = new OutputFolder(outputFolder(), "hamlet").write(tree.build());
            getLog().info(sources.size() + " specifications: " + changes);
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read or write: " + e.getMessage(), e);
        }
    }

    private List<Path> sources() throws IOException {
        if (!Files.isDirectory(sourceFolder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sourceFolder())) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).filter(Files::isRegularFile).sorted().toList();
        }
    }

    private OutputTree compile(Path source) throws IOException, MojoFailureException {
        String name = sourceFolder().relativize(source).toString().replace('\\', '/');
        Compilation result = HamletCompiler.compile(
                SourceFile.read(name, source), new CompilerOptions(packagePrefix, window()));
        Findings findings = result.findings();
        findings.diagnostics().forEach(diagnostic -> log(source, diagnostic));
        if (findings.hasErrors()) {
            throw new MojoFailureException(source + " cannot be compiled: see the errors above");
        }
        return result.output();
    }

    private long window() throws MojoFailureException {
        try {
            return Long.parseUnsignedLong(physicalWindow, 16);
        } catch (NumberFormatException e) {
            throw new MojoFailureException("physicalWindow is a hexadecimal number, not '" + physicalWindow + "'", e);
        }
    }

    private void log(Path source, Diagnostic diagnostic) {
        String line = source + ":[" + diagnostic.span().line() + "," + diagnostic.span().column() + "] "
                + diagnostic.code().code() + ": " + diagnostic.message();
        if (diagnostic.severity() == Severity.ERROR) {
            getLog().error(line);
        } else {
            getLog().warn(line);
        }
    }
}
