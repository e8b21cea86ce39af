package org.barreleye.flounder.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.SourceVersion;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.barreleye.compiler.maven.EnumParameter;
import org.barreleye.compiler.maven.SourceSelection;
import org.barreleye.compiler.output.OutputChanges;
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
     * Publishes definitions without errors to other modules.
     *
     * @param packages the packages of the classes of types files, by the paths of those
     */
    void publish(Definitions definitions, Map<String, String> packages) throws IOException {}

    @Override
    protected final void run(SourceSelection selection)
            throws IOException, MojoExecutionException, MojoFailureException {
        if (!SourceVersion.isName(packagePrefix, SourceVersion.RELEASE_17)) {
            throw new MojoFailureException("the packagePrefix '" + packagePrefix + "' cannot be a package of Java");
        }
        CompilerOptions options = options();
        Definitions definitions = definitions(selection);
        CheckResult checked = FlounderCompiler.check(definitions.sources());
        report(checked.findings(), definitions);
        OutputChanges changes = outputFolder(outputFolder(), selection, staleDeletion, force)
                .write(FlounderCompiler.emit(checked, options));
        publish(definitions, FlounderCompiler.typesPackages(checked, options));
        getLog().info(definitions.size() + (definitions.size() == 1 ? " interface: " : " interfaces: ") + changes);
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
