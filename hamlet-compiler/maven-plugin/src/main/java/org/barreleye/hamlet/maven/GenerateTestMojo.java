package org.barreleye.hamlet.maven;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Compiles the capability types of a module's tests to Java. */
@Mojo(name = "generate-test", defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES, threadSafe = true)
public final class GenerateTestMojo extends AbstractGenerateMojo {
    /** The folder that is searched for specifications. */
    @Parameter(property = "hamlet.testSourceDirectory", defaultValue = "${project.basedir}/src/test/hamlet")
    private File sourceDirectory;

    /** The folder for the Java. Files of an earlier run that are no longer produced are deleted. */
    @Parameter(property = "hamlet.testOutputDirectory",
            defaultValue = "${project.build.directory}/generated-test-sources/hamlet")
    private File outputDirectory;

    @Override
    Path sourceFolder() {
        return sourceDirectory.toPath();
    }

    @Override
    Path outputFolder() {
        return outputDirectory.toPath();
    }

    @Override
    void addSourceRoot(MavenProject to, String folder) {
        to.addTestCompileSourceRoot(folder);
    }
}
