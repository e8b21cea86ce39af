package org.barreleye.flounder.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What the build knows about itself. */
final class Version implements IVersionProvider {
    private static final String RESOURCE = "/META-INF/flounder-build.properties";

    /** The version of this build. */
    static String number() {
        Properties properties = new Properties();
        try (InputStream stream = Version.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("this program has lost its file " + RESOURCE);
            }
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"flounder " + number(), "on Java ${java.version}"};
    }
}
