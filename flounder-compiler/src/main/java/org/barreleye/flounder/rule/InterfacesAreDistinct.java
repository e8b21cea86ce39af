package org.barreleye.flounder.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.TypesFile;

/**
 * The interfaces and types files of one run have different names, by more than case: their packages are named in small
 * letters.
 */
final class InterfacesAreDistinct {
    void check(List<Interface> definitions, List<TypesFile> typesFiles, Diagnostics diagnostics) {
        Map<String, Interface> packages = new LinkedHashMap<>();
        for (Interface definition : definitions) {
            Interface earlier = packages.putIfAbsent(definition.name().toLowerCase(Locale.ROOT), definition);
            if (earlier != null) {
                diagnostics.report(FlounderCode.SAME_INTERFACE_TWICE, definition.span(), "the interface '"
                                + definition.name() + "' would be generated into the same package as '" + earlier.name()
                                + "'")
                        .note(earlier.span(), "declared here first");
            }
        }
        for (TypesFile file : typesFiles) {
            Interface sameName = packages.get(file.name().toLowerCase(Locale.ROOT));
            if (sameName != null && file.compiledPackage().isEmpty() && !file.types().isEmpty()) {
                diagnostics.report(FlounderCode.SAME_INTERFACE_TWICE, sameName.span(), "the interface '"
                                + sameName.name() + "' would be generated into the same package as the types file '"
                                + file.name() + "'")
                        .note(file.types().get(0).span(), "declared here");
            }
        }
    }
}
