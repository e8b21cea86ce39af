package org.barreleye.hamlet.maven;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;

/** Brings specifications into one style, in place. Bound to no phase: a build does not edit sources. */
@Mojo(name = "format", threadSafe = true)
public final class FormatMojo extends AbstractFormatMojo {
    @Override
    void handle(Map<Path, String> differing, Charset encoding) throws IOException {
        for (Map.Entry<Path, String> file : differing.entrySet()) {
            Files.write(file.getKey(), file.getValue().getBytes(encoding));
            getLog().info("formatted " + file.getKey());
        }
    }
}
