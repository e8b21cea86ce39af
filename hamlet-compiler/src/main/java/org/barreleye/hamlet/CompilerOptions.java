package org.barreleye.hamlet;

import java.util.Locale;
import javax.lang.model.SourceVersion;
import org.barreleye.compiler.source.SourceFile;

/**
 * What a user decides about generated code.
 *
 * @param rootPackage the package that {@code user} and {@code kernel} lie in
 * @param physicalWindow the kernel virtual address of physical address 0, for {@code mem_to_phys}
 */
public record CompilerOptions(String rootPackage, long physicalWindow) {
    /** The package where the user names none. */
    public static final String DEFAULT_PACKAGE = "capabilities";

    /** Checks the package. */
    public CompilerOptions {
        if (!SourceVersion.isName(rootPackage, SourceVersion.RELEASE_17)) {
            throw new IllegalArgumentException("'" + rootPackage + "' is no name for a Java package");
        }
    }

    /** Options for a package, with kernel virtual addresses that are physical ones. */
    public static CompilerOptions forPackage(String rootPackage) {
        return new CompilerOptions(rootPackage, 0);
    }

    /**
     * The package of one of several specifications that are compiled together: one alone has the package itself, else each
     * has one below it, called like its file. It may be no name for a package, if the file's is none.
     */
    public static String packageOf(String rootPackage, SourceFile source, int count) {
        String file = source.name().replace('\\', '/');
        String stem = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.hl$", "");
        return count == 1 ? rootPackage : rootPackage + "." + stem.replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
