package org.barreleye.hamlet;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.barreleye.compiler.source.SourceFile;

/**
 * The options of code generation.
 *
 * @param packagePrefix the package that contains {@code user} and {@code kernel}
 * @param physicalWindow the kernel virtual address of physical address 0, for {@code mem_to_phys}
 * @param parts the groups of classes that are generated
 */
public record CompilerOptions(String packagePrefix, long physicalWindow, Set<OutputPart> parts) {
    /** The package that is used if the user names none. */
    public static final String DEFAULT_PACKAGE_PREFIX = "capabilities";

    /** Checks the package. Copies the set into the order of declaration. */
    public CompilerOptions {
        if (!SourceVersion.isName(packagePrefix, SourceVersion.RELEASE_17)) {
            throw new IllegalArgumentException("'" + packagePrefix + "' is not a valid Java package name");
        }
        Set<OutputPart> ordered = EnumSet.noneOf(OutputPart.class);
        ordered.addAll(parts);
        parts = ordered;
    }

    /** Options that generate the core part only. */
    public CompilerOptions(String packagePrefix, long physicalWindow) {
        this(packagePrefix, physicalWindow, Set.of(OutputPart.CORE));
    }

    /** Options for a package. Kernel virtual addresses are physical addresses. */
    public static CompilerOptions withPackagePrefix(String packagePrefix) {
        return new CompilerOptions(packagePrefix, 0);
    }

    /** The same options with all parts. */
    public CompilerOptions withAllParts() {
        return new CompilerOptions(packagePrefix, physicalWindow, EnumSet.allOf(OutputPart.class));
    }

    /**
     * The package of one of several specifications that are compiled together. A single specification uses the prefix
     * itself. Otherwise each specification has a package below the prefix, named after its file. The result is not a
     * valid package name if the file name is not one.
     */
    public static String packageOf(String packagePrefix, SourceFile source, int count) {
        String file = source.name().replace('\\', '/');
        String stem = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.hl$", "");
        return count == 1 ? packagePrefix : packagePrefix + "." + stem.replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
