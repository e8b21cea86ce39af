package org.barreleye.compiler.cli;

import java.util.Optional;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option for the package above all generated packages; a mixin. */
public final class PackagePrefixOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private Optional<String> prefix = Optional.empty();

    @Option(names = "--package-prefix", paramLabel = "P",
            description = "The package above the generated packages, as org.example. Default: 'interfaces' for "
                    + "interfaces, 'capabilities' for capability types.")
    void setPrefix(String value) {
        prefix = Optional.ofNullable(value);
    }

    @Option(names = "--package", paramLabel = "P", hidden = true,
            description = "the option '--package' is called '--package-prefix' now")
    void setRetiredName(String value) {
        prefix = Optional.ofNullable(value);
    }

    /** The package given, or else the default of the compiler. */
    public String orElse(String defaultPrefix) {
        return checked(prefix.orElse(defaultPrefix));
    }

    /** The same package. Ends the command with a usage error if it cannot be a package of Java. */
    public String checked(String name) {
        if (!SourceVersion.isName(name, SourceVersion.RELEASE_17)) {
            throw new ParameterException(spec.commandLine(), "'" + name + "' cannot be a package of Java");
        }
        return name;
    }
}
