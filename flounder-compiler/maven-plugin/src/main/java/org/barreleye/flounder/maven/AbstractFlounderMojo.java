package org.barreleye.flounder.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.barreleye.compiler.diagnostic.Diagnostic;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.diagnostic.Severity;

/** What all goals share: where definitions lie, and how findings are told. */
abstract class AbstractFlounderMojo extends AbstractMojo {
    /** Folders with types files for all interfaces, before those of the source directory itself. */
    @Parameter(property = "flounder.importDirectories")
    private List<File> importDirectories = new ArrayList<>();

    /**
     * Whether the types files in the dependencies of this module are imported too: those below {@code META-INF/flounder}.
     * A file of this module takes the place of one with the same path in a dependency.
     */
    @Parameter(property = "flounder.importDependencies", defaultValue = "false")
    private boolean importDependencies;

    /** The capability index, as {@code hamlet:generate} writes it: the types and rights that parameters may name. */
    @Parameter(property = "flounder.capabilities")
    private File capabilities;

    /** Whether a warning is an error. */
    @Parameter(property = "flounder.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    /** Whether it is an error to find no definition at all. */
    @Parameter(property = "flounder.failOnMissingSources", defaultValue = "false")
    private boolean failOnMissingSources;

    /** Whether to do nothing. */
    @Parameter(property = "flounder.skip", defaultValue = "false")
    private boolean skip;

    /** The module that is built. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** The build. */
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** Finds the dependencies, if they are asked for. */
    @Inject
    private ProjectDependenciesResolver dependencies;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        prepare();
        if (skip) {
            getLog().info("skipped");
            return;
        }
        try {
            run();
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read or write: " + e.getMessage(), e);
        }
    }

    /** The folder that is searched for definitions. */
    abstract Path sourceFolder();

    /** What has to be done even if the goal is skipped. */
    void prepare() {}

    /** The goal itself. */
    abstract void run() throws IOException, MojoExecutionException, MojoFailureException;

    final MavenProject project() {
        return project;
    }

    /** Reads the definitions of this module and whatever they import. */
    final Definitions definitions() throws IOException, MojoExecutionException, MojoFailureException {
        List<Path> artifacts = importDependencies
                ? new DependencyFiles(dependencies, session.getRepositorySession()).of(project)
                : List.of();
        Definitions definitions = Definitions.read(sourceFolder(),
                importDirectories.stream().map(File::toPath).toList(), artifacts, index());
        if (definitions.isEmpty()) {
            if (failOnMissingSources) {
                throw new MojoFailureException("no *.if files in " + sourceFolder());
            }
            getLog().warn("no *.if files in " + sourceFolder());
        }
        return definitions;
    }

    private Optional<Path> index() throws MojoFailureException {
        if (capabilities != null && !capabilities.isFile()) {
            throw new MojoFailureException("the capability index " + capabilities + " does not exist: the goal "
                    + "hamlet:generate writes it, if it runs first and has the parameter 'capabilities' too");
        }
        return Optional.ofNullable(capabilities).map(File::toPath);
    }

    /** Tells what was found, in the form that IDEs read. */
    final void tell(Findings found, Definitions definitions) throws MojoFailureException {
        Findings findings = failOnWarning ? found.warningsAsErrors() : found;
        findings.diagnostics().forEach(diagnostic -> log(diagnostic, definitions));
        if (findings.hasErrors()) {
            throw new MojoFailureException("there are errors in interface definitions: see above");
        }
    }

    private void log(Diagnostic diagnostic, Definitions definitions) {
        String line = definitions.shown(diagnostic.span().source().name())
                + ":[" + diagnostic.span().line() + "," + diagnostic.span().column() + "] "
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
