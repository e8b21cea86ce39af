package org.barreleye.hamlet.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.HamletCompiler;

/** Checks the specifications of a module, matters of taste included, and writes nothing. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.PROCESS_SOURCES, threadSafe = true)
public final class CheckMojo extends AbstractHamletMojo {
    /** The folder that is searched for specifications. */
    @Parameter(property = "hamlet.sourceDirectory", defaultValue = "${project.basedir}/src/main/hamlet")
    private File sourceDirectory;

    @Override
    Path sourceFolder() {
        return sourceDirectory.toPath();
    }

    @Override
    void run(List<SourceFile> sources) throws MojoFailureException {
        tell(Findings.together(sources.stream().map(source -> HamletCompiler.lint(source).findings()).toList()));
    }
}
