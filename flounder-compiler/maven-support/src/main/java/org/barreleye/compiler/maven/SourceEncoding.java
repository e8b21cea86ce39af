package org.barreleye.compiler.maven;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** The reader of the parameter that names an encoding. */
public final class SourceEncoding {
    private SourceEncoding() {}

    /**
     * The encoding of a name; UTF-8, with a warning, if there is none.
     *
     * @param name as a project or user gives it; may be null or empty
     * @param property by which a user may set it
     * @throws MojoFailureException if there is no such encoding
     */
    public static Charset of(String name, String property, Log log) throws MojoFailureException {
        if (name == null || name.isEmpty()) {
            log.warn("neither project.build.sourceEncoding nor " + property + " is set: UTF-8 is used");
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new MojoFailureException("there is no encoding '" + name + "'", e);
        }
    }
}
