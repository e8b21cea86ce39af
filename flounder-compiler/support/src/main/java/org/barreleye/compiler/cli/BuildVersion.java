package org.barreleye.compiler.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of a program, from its resource {@code /META-INF/NAME-build.properties}. */
public final class BuildVersion {
    private BuildVersion() {}

    /** The version of a program, given its name and one of its classes. */
    public static String of(String program, Class<?> within) {
        String resource = "/META-INF/" + program + "-build.properties";
        Properties properties = new Properties();
        try (InputStream stream = within.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the build of this program lacks its file " + resource);
            }
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
