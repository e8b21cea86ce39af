package org.barreleye.flounder.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Build;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.barreleye.compiler.output.InputDigest;
import org.barreleye.compiler.output.OutputFolder;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.output.OutputUnit;

/** Compiles the interface definitions of a module to message stubs. */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractGenerateMojo {
    /** The folder that is searched for interface definitions, and for types files, which all of them import. */
    @Parameter(property = "flounder.sourceDirectory", defaultValue = "${project.basedir}/src/main/flounder")
    private File sourceDirectory;

    /** The folder for the Java. Files of an earlier run that are no longer produced are deleted. */
    @Parameter(property = "flounder.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/flounder")
    private File outputDirectory;

    /**
     * Puts the definitions below {@code META-INF/flounder} among the classes, and so into the jar, where other modules
     * find them that import from their dependencies. They are in UTF-8 there.
     */
    @Parameter(property = "flounder.packDefinitions", defaultValue = "true")
    private boolean packDefinitions = true;

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
        project().addCompileSourceRoot(outputDirectory.getPath());
    }

    @Override
    boolean isForTests() {
        return false;
    }

    @Override
    boolean isPublished(String digest) throws IOException {
        return packDefinitions ? packed().upToDate(packedDigest(digest)).isPresent()
                : packed().write(OutputTree.empty()).isEmpty();
    }

    @Override
    void publish(Definitions definitions, Map<String, String> packages, Optional<String> digest) throws IOException {
        if (packDefinitions) {
            Optional<String> packed = digest.map(GenerateMojo::packedDigest);
            packed().write(List.of(new OutputUnit(packed, () -> definitions.own(packages))), packed);
        } else {
            packed().write(OutputTree.empty());
        }
    }

    private OutputFolder packed() {
        Build build = project().getBuild();
        return new OutputFolder(Path.of(build.getOutputDirectory(), Definitions.IN_JARS), "flounder")
                .withManifest(Path.of(build.getDirectory(), "maven-status", "flounder", "packed-" + executionName()));
    }

    private static String packedDigest(String digest) {
        return InputDigest.begin().add("packed", digest).hex();
    }
}
