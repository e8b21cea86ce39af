package org.barreleye.flounder.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.barreleye.flounder.Extra;
import org.barreleye.flounder.FlounderCompiler;

/** Checks the interface definitions of a module, matters of taste included, and writes nothing. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.PROCESS_SOURCES, threadSafe = true)
public final class CheckMojo extends AbstractFlounderMojo {
    /** The folder that is searched for interface definitions, and for types files, which all of them import. */
    @Parameter(property = "flounder.sourceDirectory", defaultValue = "${project.basedir}/src/main/flounder")
    private File sourceDirectory;

    @Override
    Path sourceFolder() {
        return sourceDirectory.toPath();
    }

    @Override
    void run() throws IOException, MojoExecutionException, MojoFailureException {
        Definitions definitions = definitions();
        tell(FlounderCompiler.check(definitions.sources(), Extra.LINT).findings(), definitions);
    }
}
