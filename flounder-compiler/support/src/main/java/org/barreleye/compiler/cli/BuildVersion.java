package org.barreleye.compiler.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the build of a program knows about itself: a resource {@code /META-INF/NAME-build.properties}. */
public final class BuildVersion {
    private BuildVersion() {}

    /** The version of a program, given its name and one of its classes. */
    public static String of(String program, Class<?> within) {
        String resource = "/META-INF/" + program + "-build.properties";
        Properties properties = new Properties();
        try (InputStream stream = within.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("this program has lost its file " + resource);
            }
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
