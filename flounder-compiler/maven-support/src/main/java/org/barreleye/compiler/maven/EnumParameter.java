package org.barreleye.compiler.maven;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;

/** The reader of parameters that are one of a few words, in any case; Maven itself requires capital letters. */
public final class EnumParameter {
    private EnumParameter() {}

    /**
     * The constant with a name.
     *
     * @throws MojoFailureException that names the parameter and all that can be chosen
     */
    public static <E extends Enum<E>> E of(Class<E> type, String parameter, String text) throws MojoFailureException {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new MojoFailureException(parameter + " is one of " + Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")) + ", not '" + text + "'");
    }
}
