package org.barreleye.hamlet.maven;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Fails if a specification is not in the one style. */
@Mojo(name = "format-check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class FormatCheckMojo extends AbstractFormatMojo {
    @Override
    void handle(Map<Path, String> differing, Charset encoding) throws MojoFailureException {
        differing.keySet().forEach(file -> getLog().error(file + ": not formatted"));
        if (!differing.isEmpty()) {
            throw new MojoFailureException("specifications are not formatted: run the goal hamlet:format");
        }
    }
}
