package org.barreleye.hamlet.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.maven.SourceSelection;
import org.barreleye.compiler.source.SourceFile;

/** The goals that compile or check specifications. */
abstract class AbstractCompilingMojo extends AbstractHamletMojo {
    /** Treats warnings as errors. */
    @Parameter(property = "hamlet.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    /** Fails if there is no specification at all. */
    @Parameter(property = "hamlet.failOnMissingSources", defaultValue = "false")
    private boolean failOnMissingSources;

    /** The folder that is searched for specifications. */
    abstract Path sourceFolder();

    /** Reads the specifications of this module. */
    final List<SourceFile> specifications(SourceSelection selection) throws IOException, MojoFailureException {
        List<SourceFile> sources = new ArrayList<>();
        for (Path file : selection.filesIn(sourceFolder())) {
            sources.add(selection.read(file.toString(), file));
        }
        if (sources.isEmpty()) {
            String sentence = "no *" + SUFFIX + " files in " + sourceFolder();
            if (failOnMissingSources) {
                throw new MojoFailureException(sentence);
            }
            getLog().warn(sentence);
        }
        return sources;
    }

    /** Reports findings in specifications. */
    final void report(Findings found) throws IOException, MojoFailureException {
        report(failOnWarning ? found.warningsAsErrors() : found, "there are errors in specifications");
    }
}
