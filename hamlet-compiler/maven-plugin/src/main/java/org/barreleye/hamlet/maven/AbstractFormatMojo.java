package org.barreleye.hamlet.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.maven.SourceSelection;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.format.HamletFormatter;

/** Finds the specifications that are not in the one style. */
abstract class AbstractFormatMojo extends AbstractHamletMojo {
    /** The folders whose specifications are looked at; those that do not exist are left out. */
    @Parameter(property = "hamlet.formatDirectories",
            defaultValue = "${project.basedir}/src/main/hamlet,${project.basedir}/src/test/hamlet")
    private List<File> formatDirectories = List.of();

    @Override
    final void run(SourceSelection selection) throws IOException, MojoFailureException {
        Map<Path, String> differing = new LinkedHashMap<>();
        Diagnostics diagnostics = new Diagnostics();
        HamletFormatter formatter = new HamletFormatter(diagnostics);
        for (File folder : formatDirectories) {
            for (Path file : selection.filesIn(folder.toPath())) {
                SourceFile source = selection.read(file.toString(), file);
                Optional<String> text = formatter.format(source);
                text.filter(formatted -> !formatted.equals(source.text()))
                        .ifPresent(formatted -> differing.put(file, formatted));
            }
        }
        report(diagnostics.findings(), "there are specifications that cannot be read");
        handle(differing, selection.encoding());
    }

    /** Gets the files that differ from the style, with the text that they should have. */
    abstract void handle(Map<Path, String> differing, Charset encoding) throws IOException, MojoFailureException;
}
