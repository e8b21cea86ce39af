package org.barreleye.flounder.maven;

import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.barreleye.compiler.maven.SourceSelection;

/** Formats definitions in place. Bound to no phase, because a build does not edit sources. */
@Mojo(name = "format", threadSafe = true)
public final class FormatMojo extends AbstractFormatMojo {
    @Override
    protected void run(SourceSelection selection) throws IOException, MojoFailureException {
        write(unformatted(selection), selection);
    }
}
