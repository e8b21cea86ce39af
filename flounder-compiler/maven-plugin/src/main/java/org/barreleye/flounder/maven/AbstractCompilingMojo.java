package org.barreleye.flounder.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.maven.SourceSelection;

/** The goals that compile or check definitions: the places of definitions and of their imports. */
abstract class AbstractCompilingMojo extends AbstractFlounderMojo {
    /** Folders with types files for all interfaces, before those of the source directory itself. */
    @Parameter(property = "flounder.importDirectories")
    private List<File> importDirectories = new ArrayList<>();

    /**
     * Imports the types files in the dependencies of this module too, those below {@code META-INF/flounder}:
     * {@code false}; {@code direct}, of those that the module names; or {@code transitive}.
     * A file of this module takes the place of one with the same path in a dependency.
     */
    @Parameter(property = "flounder.importDependencies", defaultValue = "false")
    private String importDependencies = "false";

    /** The capability index, as {@code hamlet:generate} writes it: the types and rights that parameters may name. */
    @Parameter(property = "flounder.capabilities")
    private File capabilities;

    /** Treats warnings as errors. */
    @Parameter(property = "flounder.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    /** Fails if there is no definition at all. */
    @Parameter(property = "flounder.failOnMissingSources", defaultValue = "false")
    private boolean failOnMissingSources;

    /** The build. */
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** Finds the dependencies, if they are asked for. */
    @Inject
    private ProjectDependenciesResolver dependencies;

    /** The folder that is searched for definitions. */
    abstract Path sourceFolder();

    /** Returns whether dependencies that are for tests only count. */
    abstract boolean isForTests();

    /** The module whose types files are imported unless a file of the source folder has the same path. */
    Optional<Definitions.MainModule> mainModule() {
        return Optional.empty();
    }

    /** Reads the definitions of this module and all that they import. */
    final Definitions definitions(SourceSelection selection)
            throws IOException, MojoExecutionException, MojoFailureException {
        ImportedDependencies imported = ImportedDependencies.of(importDependencies);
        List<Path> artifacts = imported == ImportedDependencies.FALSE
                ? List.of()
                : new DependencyFiles(dependencies, session.getRepositorySession())
                        .of(project(), imported == ImportedDependencies.DIRECT, isForTests());
        Definitions definitions = Definitions.read(sourceFolder(), selection,
                importDirectories.stream().map(File::toPath).toList(), artifacts, mainModule(), index());
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

    /** Reports findings in definitions. */
    final void report(Findings found, Definitions definitions) throws IOException, MojoFailureException {
        Findings findings = failOnWarning ? found.warningsAsErrors() : found;
        report(findings.renamed(definitions::location), "there are errors in interface definitions");
    }
}
