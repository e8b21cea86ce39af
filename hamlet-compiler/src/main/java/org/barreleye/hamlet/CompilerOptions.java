package org.barreleye.hamlet;

import java.util.Locale;
import javax.lang.model.SourceVersion;
import org.barreleye.compiler.source.SourceFile;

/**
 * The options of a user about generated code.
 *
 * @param packagePrefix the package that {@code user} and {@code kernel} lie in
 * @param physicalWindow the kernel virtual address of physical address 0, for {@code mem_to_phys}
 */
public record CompilerOptions(String packagePrefix, long physicalWindow) {
    /** The package where the user names none. */
    public static final String DEFAULT_PACKAGE_PREFIX = "capabilities";

    /** Checks the package. */
    public CompilerOptions {
        if (!SourceVersion.isName(packagePrefix, SourceVersion.RELEASE_17)) {
            throw new IllegalArgumentException("'" + packagePrefix + "' is no name for a Java package");
        }
    }

    /** Options for a package, with kernel virtual addresses that are physical ones. */
    public static CompilerOptions withPackagePrefix(String packagePrefix) {
        return new CompilerOptions(packagePrefix, 0);
    }

    /**
     * The package of one of several specifications that are compiled together: one alone has the package itself, else
     * each has one below it, called like its file. It may be no name for a package, if the file's is none.
     */
    public static String packageOf(String packagePrefix, SourceFile source, int count) {
        String file = source.name().replace('\\', '/');
        String stem = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.hl$", "");
        return count == 1 ? packagePrefix : packagePrefix + "." + stem.replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
