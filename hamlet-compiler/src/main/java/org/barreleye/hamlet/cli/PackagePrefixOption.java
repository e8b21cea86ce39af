package org.barreleye.hamlet.cli;

import javax.lang.model.SourceVersion;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.CompilerOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the Java of a specification goes. */
final class PackagePrefixOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--package-prefix", paramLabel = "P", defaultValue = CompilerOptions.DEFAULT_PACKAGE_PREFIX,
            description = "The package above 'user' and 'kernel', as org.example. Of several specifications, each has "
                    + "a "
                    + "package below it, called like its file. Default: ${DEFAULT-VALUE}.")
    private String packagePrefix;

    /** The package of one of so many specifications. */
    String of(SourceFile source, int count) {
        String name = CompilerOptions.packageOf(packagePrefix, source, count);
        if (!SourceVersion.isName(name, SourceVersion.RELEASE_17)) {
            throw new ParameterException(spec.commandLine(), "'" + name + "' cannot be a package of Java");
        }
        return name;
    }
}
