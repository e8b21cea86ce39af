package org.barreleye.flounder.maven;

import java.util.Arrays;
import java.util.Locale;
import org.apache.maven.plugin.MojoFailureException;

/** From which dependencies types files are imported. */
enum ImportedDependencies {
    /** None; also {@code false}. */
    NONE,
    /** Those that the module names itself. */
    DIRECT,
    /** These and whatever they depend on; also {@code true}. */
    TRANSITIVE;

    /** Reads a parameter. */
    static ImportedDependencies of(String text) throws MojoFailureException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "false" -> NONE;
            case "true" -> TRANSITIVE;
            default -> Arrays.stream(values())
                    .filter(value -> value.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new MojoFailureException("importDependencies is false, direct or transitive, not '"
                            + text + "'"));
        };
    }
}
