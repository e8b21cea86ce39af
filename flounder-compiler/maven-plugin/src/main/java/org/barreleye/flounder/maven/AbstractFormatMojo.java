package org.barreleye.flounder.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.barreleye.compiler.maven.SourceSelection;
import org.barreleye.flounder.format.FlounderFormatter;

/** The search for definitions that are not formatted. */
abstract class AbstractFormatMojo extends AbstractFlounderMojo {
    /** The folders with the definitions to format; those that do not exist are left out. */
    @Parameter(property = "flounder.formatDirectories",
            defaultValue = "${project.basedir}/src/main/flounder,${project.basedir}/src/test/flounder")
    private List<File> formatDirectories = List.of();

    final Map<Path, String> unformatted(SourceSelection selection) throws IOException, MojoFailureException {
        return unformatted(formatDirectories, selection, (source, diagnostics) ->
                new FlounderFormatter(OptionalInt.empty(), diagnostics).format(source),
                "there are interface definitions that cannot be read");
    }
}
