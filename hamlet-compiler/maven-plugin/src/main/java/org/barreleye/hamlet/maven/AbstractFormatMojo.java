package org.barreleye.hamlet.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.format.HamletFormatter;

/** Finds the specifications that are not in the one style. */
abstract class AbstractFormatMojo extends AbstractMojo {
    /** The folders whose specifications are looked at; those that do not exist are left out. */
    @Parameter(property = "hamlet.formatDirectories",
            defaultValue = "${project.basedir}/src/main/hamlet,${project.basedir}/src/test/hamlet")
    private List<File> formatDirectories = List.of();

    /** Whether to do nothing. */
    @Parameter(property = "hamlet.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped");
            return;
        }
        try {
            handle(differing());
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read or write: " + e.getMessage(), e);
        }
    }

    /** Gets the files that differ from the style, with the text that they should have. */
    abstract void handle(Map<Path, String> differing) throws IOException, MojoFailureException;

    private Map<Path, String> differing() throws IOException, MojoFailureException {
        Map<Path, String> differing = new LinkedHashMap<>();
        Diagnostics diagnostics = new Diagnostics();
        HamletFormatter formatter = new HamletFormatter(diagnostics);
        for (File folder : formatDirectories) {
            for (Path file : Specifications.below(folder.toPath())) {
                SourceFile source = SourceFile.read(file.toString(), file);
                Optional<String> text = formatter.format(source);
                text.filter(wanted -> !wanted.equals(source.text())).ifPresent(wanted -> differing.put(file, wanted));
            }
        }
        if (diagnostics.hasErrors()) {
            FindingLog.tell(diagnostics.findings(), getLog());
            throw new MojoFailureException("there are specifications that cannot be read: see above");
        }
        return differing;
    }
}
