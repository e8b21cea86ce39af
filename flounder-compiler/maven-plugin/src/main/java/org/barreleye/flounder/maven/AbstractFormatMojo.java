package org.barreleye.flounder.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.maven.SourceSelection;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.format.FlounderFormatter;

/** Finds the definitions that are not in the one style. */
abstract class AbstractFormatMojo extends AbstractFlounderMojo {
    /** The folders whose definitions are looked at; those that do not exist are left out. */
    @Parameter(property = "flounder.formatDirectories",
            defaultValue = "${project.basedir}/src/main/flounder,${project.basedir}/src/test/flounder")
    private List<File> formatDirectories = List.of();

    @Override
    final void run(SourceSelection selection) throws IOException, MojoFailureException {
        Map<Path, String> differing = new LinkedHashMap<>();
        Diagnostics diagnostics = new Diagnostics();
        FlounderFormatter formatter = new FlounderFormatter(OptionalInt.empty(), diagnostics);
        for (File folder : formatDirectories) {
            for (Path file : selection.filesIn(folder.toPath())) {
                SourceFile source = selection.read(file.toString(), file);
                Optional<String> text = formatter.format(source);
                text.filter(formatted -> !formatted.equals(source.text()))
                        .ifPresent(formatted -> differing.put(file, formatted));
            }
        }
        report(diagnostics.findings(), "there are interface definitions that cannot be read");
        handle(differing, selection.encoding());
    }

    /** Gets the files that differ from the style, with the text that they should have. */
    abstract void handle(Map<Path, String> differing, Charset encoding) throws IOException, MojoFailureException;
}
