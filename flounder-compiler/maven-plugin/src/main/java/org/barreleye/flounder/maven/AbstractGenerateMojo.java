package org.barreleye.flounder.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.SourceVersion;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.maven.EnumParameter;
import org.barreleye.compiler.maven.SourceSelection;
import org.barreleye.compiler.output.OutputChanges;
import org.barreleye.compiler.output.OutputFolder;
import org.barreleye.flounder.CheckResult;
import org.barreleye.flounder.CompilerOptions;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.plan.Transport;

/** Compiles definitions to Java, for the module or for its tests. */
abstract class AbstractGenerateMojo extends AbstractCompilingMojo {
    /** The package above those of the interfaces. */
    @Parameter(property = "flounder.packagePrefix", defaultValue = "interfaces")
    private String packagePrefix;

    /** The transports to make binding classes for: ump, lmp, loopback, local. All if none is given. */
    @Parameter(property = "flounder.transports")
    private List<String> transports = new ArrayList<>();

    /** Deletes files of an earlier run that are no longer generated. If false, they stay until a run that deletes. */
    @Parameter(property = "flounder.staleDeletion", defaultValue = "true")
    private boolean staleDeletion = true;

    /** Writes files even if their content is unchanged, so that everything that depends on them is built again. */
    @Parameter(property = "flounder.force", defaultValue = "false")
    private boolean force;

    /** The folder for the Java. */
    abstract Path outputFolder();

    /**
     * Returns whether the definitions of a run are published to other modules as an earlier run has done it, or need
     * not be.
     *
     * @param digest of all that decides about the run
     */
    boolean isPublished(String digest) throws IOException {
        return true;
    }

    /**
     * Publishes definitions without errors to other modules.
     *
     * @param packages the packages of the classes of types files, by the paths of those
     * @param digest of all that decides about the run; empty if that is not known
     */
    void publish(Definitions definitions, Map<String, String> packages, Optional<String> digest) throws IOException {}

    @Override
    protected final void run(SourceSelection selection)
            throws IOException, MojoExecutionException, MojoFailureException {
        if (!SourceVersion.isName(packagePrefix, SourceVersion.RELEASE_17)) {
            throw new MojoFailureException("the packagePrefix '" + packagePrefix + "' cannot be a package of Java");
        }
        CompilerOptions options = options();
        Definitions definitions = definitions(selection);
        OutputFolder folder = outputFolder(outputFolder(), selection, staleDeletion, force);
        Optional<String> digest = FlounderCompiler.digest(definitions.sources(), options);
        Optional<OutputChanges> none = digest.isPresent() && isPublished(digest.get())
                ? folder.upToDate(digest.get()) : Optional.empty();
        if (none.isPresent()) {
            report(Findings.empty(), definitions);
        }
        OutputChanges changes = none.isPresent() ? none.get() : compile(definitions, options, folder, digest);
        getLog().info(definitions.size() + (definitions.size() == 1 ? " interface: " : " interfaces: ") + changes);
    }

    private OutputChanges compile(Definitions definitions, CompilerOptions options, OutputFolder folder,
            Optional<String> digest) throws IOException, MojoFailureException {
        CheckResult checked = FlounderCompiler.check(definitions.sources());
        report(checked.findings(), definitions);
        // A later run without changes is silent, so it may be recorded only if there is nothing to say.
        Optional<String> silent = digest.filter(known -> checked.findings().isEmpty());
        OutputChanges changes = folder.write(FlounderCompiler.units(checked, options), silent);
        publish(definitions, FlounderCompiler.typesPackages(checked, options), silent);
        return changes;
    }

    private CompilerOptions options() throws MojoFailureException {
        List<Transport> selected = new ArrayList<>();
        for (String transport : transports) {
            selected.add(EnumParameter.of(Transport.class, "a transport", transport));
        }
        return selected.isEmpty()
                ? CompilerOptions.withPackagePrefix(packagePrefix)
                : new CompilerOptions(packagePrefix, selected);
    }
}
