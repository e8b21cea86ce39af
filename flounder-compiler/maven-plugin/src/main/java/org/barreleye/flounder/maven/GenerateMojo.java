package org.barreleye.flounder.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.barreleye.compiler.diagnostic.Severity;
import org.barreleye.compiler.output.OutputChanges;
import org.barreleye.compiler.output.OutputFolder;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.Checked;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Sources;

/** Compiles the interface definitions of a module to message stubs. */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractMojo {
    private static final String SUFFIX = ".if";

    /** The folder that is searched for interface definitions. */
    @Parameter(property = "flounder.sourceDirectory", defaultValue = "${project.basedir}/src/main/flounder")
    private File sourceDirectory;

    /** Where the Java goes. Files of an earlier run that are no longer produced are deleted. */
    @Parameter(property = "flounder.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/flounder")
    private File outputDirectory;

    /** What the packages of the interfaces lie in. */
    @Parameter(property = "flounder.packagePrefix", defaultValue = "interfaces")
    private String packagePrefix;

    /** Whether to do nothing. */
    @Parameter(property = "flounder.skip", defaultValue = "false")
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
            List<Path> paths = sources();
            if (paths.isEmpty()) {
                getLog().warn("no " + SUFFIX + " files in " + sourceDirectory);
            }
            List<SourceFile> sources = new ArrayList<>();
            for (Path path : paths) {
                sources.add(SourceFile.read(name(path), path));
            }
            OutputChanges changes = new OutputFolder(outputDirectory.toPath(), "flounder").write(compile(sources));
            getLog().info(sources.size() + " interfaces: " + changes);
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read or write: " + e.getMessage(), e);
        }
    }

    private String name(Path path) {
        return sourceDirectory.toPath().relativize(path).toString().replace('\\', '/');
    }

    private List<Path> sources() throws IOException {
        if (!sourceDirectory.isDirectory()) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sourceDirectory.toPath())) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).filter(Files::isRegularFile).sorted().toList();
        }
    }

    private OutputTree compile(List<SourceFile> sources) throws MojoFailureException {
        Checked checked = FlounderCompiler.check(new Sources(List.of(), sources));
        checked.findings().diagnostics().forEach(this::log);
        if (checked.findings().hasErrors()) {
            throw new MojoFailureException("the interfaces cannot be compiled: see the errors above");
        }
        return FlounderCompiler.emit(checked, packagePrefix);
    }

    private void log(Diagnostic diagnostic) {
        Path source = sourceDirectory.toPath().resolve(diagnostic.span().source().name());
        String line = source + ":[" + diagnostic.span().line() + "," + diagnostic.span().column() + "] "
                + diagnostic.code().code() + ": " + diagnostic.message();
        if (diagnostic.severity() == Severity.ERROR) {
            getLog().error(line);
        } else if (diagnostic.severity() == Severity.WARNING) {
            getLog().warn(line);
        } else {
            getLog().info(line);
        }
    }
}
