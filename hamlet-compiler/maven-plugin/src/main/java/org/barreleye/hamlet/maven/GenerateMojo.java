package org.barreleye.hamlet.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
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

/** Compiles the capability types of a module to Java. */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractMojo {
    private static final String SUFFIX = ".hl";

    /** The folder that is searched for specifications. */
    @Parameter(property = "hamlet.sourceDirectory", defaultValue = "${project.basedir}/src/main/hamlet")
    private File sourceDirectory;

    /** Where the Java goes. Files of an earlier run that are no longer produced are deleted. */
    @Parameter(property = "hamlet.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/hamlet")
    private File outputDirectory;

    /** The package above {@code user} and {@code kernel}. */
    @Parameter(property = "hamlet.packagePrefix", defaultValue = "capabilities")
    private String packagePrefix;

    /** Whether to do nothing. */
    @Parameter(property = "hamlet.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        // First of all: a build that skips this step still compiles what an earlier one has made.
        project.addCompileSourceRoot(outputDirectory.getPath());
        if (skip) {
            getLog().info("skipped");
            return;
        }
        try {
            OutputTree.Builder tree = OutputTree.builder();
            List<Path> sources = sources();
            if (sources.isEmpty()) {
                getLog().warn("no " + SUFFIX + " files in " + sourceDirectory);
            }
            for (Path source : sources) {
                tree.addAll(compile(source));
            }
            OutputChanges changes = new OutputFolder(outputDirectory.toPath(), "hamlet").write(tree.build());
            getLog().info(sources.size() + " specifications: " + changes);
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read or write: " + e.getMessage(), e);
        }
    }

    private List<Path> sources() throws IOException {
        if (!sourceDirectory.isDirectory()) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sourceDirectory.toPath())) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).filter(Files::isRegularFile).sorted().toList();
        }
    }

    private OutputTree compile(Path source) throws IOException, MojoFailureException {
        String name = sourceDirectory.toPath().relativize(source).toString().replace('\\', '/');
        Compilation result = HamletCompiler.compile(
                SourceFile.read(name, source), CompilerOptions.forPackage(packagePrefix));
        Findings findings = result.findings();
        findings.diagnostics().forEach(diagnostic -> log(source, diagnostic));
        if (findings.hasErrors()) {
            throw new MojoFailureException(source + " cannot be compiled: see the errors above");
        }
        return result.output();
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
