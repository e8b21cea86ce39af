package org.barreleye.flounder;

import java.util.List;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.TypesFile;

/**
 * The result of a check.
 *
 * @param interfaces those without errors, in the order of their sources
 * @param typesFiles the types files, each after those whose types it uses; none if one has an error
 * @param findings all that was found
 */
public record CheckResult(List<Interface> interfaces, List<TypesFile> typesFiles, Findings findings) {
    /** Copies the lists. */
    public CheckResult {
        typesFiles = List.copyOf(typesFiles);
        interfaces = List.copyOf(interfaces);
    }
}
