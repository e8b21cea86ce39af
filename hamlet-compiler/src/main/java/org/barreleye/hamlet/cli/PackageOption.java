package org.barreleye.hamlet.cli;

import java.util.Locale;
import javax.lang.model.SourceVersion;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.CompilerOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the Java of a specification goes. */
final class PackageOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--package", paramLabel = "P", defaultValue = CompilerOptions.DEFAULT_PACKAGE,
            description = "The package above 'user' and 'kernel', as org.example. Of several specifications, each has a "
                    + "package below it, called like its file. Default: ${DEFAULT-VALUE}.")
    private String rootPackage;

    /** The package of one of so many specifications. */
    String of(SourceFile source, int count) {
        String name = count == 1 ? rootPackage : rootPackage + "." + stem(source.name());
        if (!SourceVersion.isName(name, SourceVersion.RELEASE_17)) {
            throw new ParameterException(spec.commandLine(), "'" + name + "' cannot be a package of Java");
        }
        return name;
    }

    private static String stem(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        String stem = file.endsWith(SourceInput.SUFFIX)
                ? file.substring(0, file.length() - SourceInput.SUFFIX.length())
                : file;
        return stem.replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
