package org.barreleye.flounder.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.SourceVersion;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.barreleye.compiler.output.OutputChanges;
import org.barreleye.compiler.output.OutputFolder;
import org.barreleye.flounder.Checked;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.emit.Backend;
import org.barreleye.flounder.emit.EmitOptions;

/** Compiles definitions to Java, for the module or for its tests. */
abstract class AbstractGenerateMojo extends AbstractFlounderMojo {
    /** What the packages of the interfaces lie in. */
    @Parameter(property = "flounder.packagePrefix", defaultValue = "interfaces")
    private String packagePrefix;

    /** The transports to make binding classes for: UMP, LMP, LOOPBACK, LOCAL. All if none is given. */
    @Parameter(property = "flounder.transports")
    private List<Backend> transports = new ArrayList<>();

    /** Where the Java goes. */
    abstract Path outputFolder();

    @Override
    final void run() throws IOException, MojoExecutionException, MojoFailureException {
        if (!SourceVersion.isName(packagePrefix, SourceVersion.RELEASE_17)) {
            throw new MojoFailureException("the packagePrefix '" + packagePrefix + "' cannot be a package of Java");
        }
        Definitions definitions = definitions();
        Checked checked = FlounderCompiler.check(definitions.sources());
        tell(checked.findings(), definitions);
        EmitOptions options = transports.isEmpty()
                ? EmitOptions.all(packagePrefix)
                : new EmitOptions(packagePrefix, transports);
        OutputChanges changes = new OutputFolder(outputFolder(), "flounder").write(FlounderCompiler.emit(checked, options));
        getLog().info(definitions.size() + " interfaces: " + changes);
    }
}
