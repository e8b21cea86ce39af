package org.barreleye.flounder.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Compiles the interface definitions of a module's tests to message stubs. */
@Mojo(name = "generate-test", defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES, threadSafe = true)
public final class GenerateTestMojo extends AbstractGenerateMojo {
    /** The folder that is searched for interface definitions, and for types files, which all of them import. */
    @Parameter(property = "flounder.testSourceDirectory", defaultValue = "${project.basedir}/src/test/flounder")
    private File sourceDirectory;

    /**
     * The folder with the definitions of the module, whose types files the tests import too. Their classes are those of
     * the module, if {@code generate} has packed its definitions; else they are generated for the tests.
     */
    @Parameter(property = "flounder.sourceDirectory", defaultValue = "${project.basedir}/src/main/flounder")
    private File mainSourceDirectory;

    /** The folder for the Java. Files of an earlier run that are no longer produced are deleted. */
    @Parameter(property = "flounder.testOutputDirectory",
            defaultValue = "${project.build.directory}/generated-test-sources/flounder")
    private File outputDirectory;

    @Override
    Path sourceFolder() {
        return sourceDirectory.toPath();
    }

    @Override
    Path outputFolder() {
        return outputDirectory.toPath();
    }

    // First of all: a build that skips this step still compiles what an earlier one has made.
    @Override
    protected void prepare() {
        project().addTestCompileSourceRoot(outputDirectory.getPath());
    }

    @Override
    Optional<Definitions.MainModule> mainModule() {
        return Optional.ofNullable(mainSourceDirectory).map(directory -> new Definitions.MainModule(directory.toPath(),
                Path.of(project().getBuild().getOutputDirectory())));
    }

    @Override
    boolean isForTests() {
        return true;
    }
}
