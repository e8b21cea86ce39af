package org.barreleye.hamlet.maven;

import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.barreleye.compiler.maven.SourceSelection;

/** Fails if a specification is not formatted. */
@Mojo(name = "format-check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class FormatCheckMojo extends AbstractFormatMojo {
    @Override
    protected void run(SourceSelection selection) throws IOException, MojoFailureException {
        requireFormatted(unformatted(selection), "specifications");
    }
}
