package org.barreleye.hamlet.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.maven.SourceSelection;
import org.barreleye.compiler.output.OutputChanges;
import org.barreleye.compiler.output.OutputFolder;
import org.barreleye.compiler.output.OutputUnit;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.CheckResult;
import org.barreleye.hamlet.CompilerOptions;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.hamlet.OutputPart;
import org.barreleye.hamlet.analysis.SpecificationAnalysis;
import org.barreleye.hamlet.dump.CapabilityIndexDump;
import org.barreleye.hamlet.model.Specification;

/** Compiles specifications to Java, for the module or for its tests. */
abstract class AbstractGenerateMojo extends AbstractCompilingMojo {
    /**
     * The package above {@code user} and {@code kernel}. Of several specifications, each has a package below it, called
     * like its file.
     */
    @Parameter(property = "hamlet.packagePrefix", defaultValue = "capabilities")
    private String packagePrefix;

    /**
     * The kernel virtual address of physical address 0, for {@code mem_to_phys}: a hexadecimal number without prefix.
     */
    @Parameter(property = "hamlet.physicalWindow", defaultValue = "0")
    private String physicalWindow;

    /**
     * The groups of classes to generate: core, slot-form, mint-rules, operation-rights, reference-relations. The others
     * use the classes of core, which another execution with the same package can generate.
     */
    @Parameter(property = "hamlet.parts", defaultValue = "core")
    private List<String> parts = List.of("core");

    /**
     * The file of the capability index, for interface definitions that name types of capabilities. Not written if not
     * given. The plugin for these has a parameter of the same name. With
     * {@code ${project.build.outputDirectory}/META-INF/flounder/capabilities.json} it comes into the jar, where modules
     * find it that import from their dependencies.
     */
    @Parameter(property = "hamlet.capabilities")
    private File capabilities;

    /** Deletes files of an earlier run that are no longer generated. If false, they stay until a run that deletes. */
    @Parameter(property = "hamlet.staleDeletion", defaultValue = "true")
    private boolean staleDeletion = true;

    /** Writes files even if their content is unchanged, so that everything that depends on them is built again. */
    @Parameter(property = "hamlet.force", defaultValue = "false")
    private boolean force;

    /** The folder for the Java. */
    abstract Path outputFolder();

    /** Lets Maven compile a folder. */
    abstract void addSourceRoot(MavenProject to, String folder);

    // First of all: a build that skips this step still compiles what an earlier one has made.
    @Override
    protected final void prepare() {
        addSourceRoot(project(), outputFolder().toString());
    }

    @Override
    protected final void run(SourceSelection selection) throws IOException, MojoFailureException {
        List<SourceFile> sources = specifications(selection);
        if (capabilities != null && sources.size() > 1) {
            throw new MojoFailureException("a capability index is of one specification, not of " + sources.size());
        }
        OutputFolder folder = outputFolder(outputFolder(), selection, staleDeletion, force);
        List<CheckResult> checked = sources.stream().map(HamletCompiler::check).toList();
        report(Findings.merge(checked.stream().map(CheckResult::findings).toList()));
        List<OutputUnit> units = new ArrayList<>();
        for (CheckResult one : checked) {
            Specification specification = one.specification().orElseThrow();
            CompilerOptions options = options(specification.source(), sources.size());
            units.add(HamletCompiler.unit(specification, options));
            if (capabilities != null) {
                writeIndex(CapabilityIndexDump.of(SpecificationAnalysis.of(specification, options.physicalWindow()),
                        options.packagePrefix()));
            }
        }
        OutputChanges changes = folder.write(units, Optional.empty());
        getLog().info(sources.size() + (sources.size() == 1 ? " specification: " : " specifications: ") + changes);
    }

    private CompilerOptions options(SourceFile source, int count) throws MojoFailureException {
        String name = CompilerOptions.packageOf(packagePrefix, source, count);
        if (!SourceVersion.isName(name, SourceVersion.RELEASE_17)) {
            throw new MojoFailureException("'" + name + "' cannot be a package of Java: see packagePrefix");
        }
        return new CompilerOptions(name, window(), outputParts());
    }

    /** Writes the index, unless the file holds it already. */
    private void writeIndex(String text) throws IOException {
        Path file = capabilities.toPath();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, bytes);
        }
    }

    private Set<OutputPart> outputParts() throws MojoFailureException {
        try {
            return parts.stream().map(String::strip).map(OutputPart::named).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException("parameter 'parts': " + e.getMessage(), e);
        }
    }

    private long window() throws MojoFailureException {
        try {
            return Long.parseUnsignedLong(physicalWindow, 16);
        } catch (NumberFormatException e) {
            throw new MojoFailureException("physicalWindow is a hexadecimal number, not '" + physicalWindow + "'", e);
        }
    }
}
