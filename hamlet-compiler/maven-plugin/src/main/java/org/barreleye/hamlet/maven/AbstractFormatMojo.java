package org.barreleye.hamlet.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.barreleye.compiler.maven.SourceSelection;
import org.barreleye.hamlet.format.HamletFormatter;

/** The search for specifications that are not formatted. */
abstract class AbstractFormatMojo extends AbstractHamletMojo {
    /** The folders with the specifications to format; those that do not exist are left out. */
    @Parameter(property = "hamlet.formatDirectories",
            defaultValue = "${project.basedir}/src/main/hamlet,${project.basedir}/src/test/hamlet")
    private List<File> formatDirectories = List.of();

    final Map<Path, String> unformatted(SourceSelection selection) throws IOException, MojoFailureException {
        return unformatted(formatDirectories, selection, (source, diagnostics) ->
                new HamletFormatter(diagnostics).format(source), "there are specifications that cannot be read");
    }
}
