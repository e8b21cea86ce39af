package org.barreleye.flounder;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barreleye.compiler.source.SourceFile;

/**
 * The sources of a run.
 *
 * @param imports types files; every interface is compiled with all of them
 * @param interfaces interface files, each with one interface
 * @param capabilities the capability index, if interfaces name types of capabilities
 * @param compiledPackages the packages of those types files whose classes exist already, by the names of the files: no
 *     classes are generated for them
 */
public record Sources(List<SourceFile> imports, List<SourceFile> interfaces, Optional<SourceFile> capabilities,
        Map<String, String> compiledPackages) {
    /** Copies the collections. */
    public Sources {
        compiledPackages = Collections.unmodifiableMap(new LinkedHashMap<>(compiledPackages));
        imports = List.copyOf(imports);
        interfaces = List.copyOf(interfaces);
    }

    /** Sources without a capability index. */
    public Sources(List<SourceFile> imports, List<SourceFile> interfaces) {
        this(imports, interfaces, Optional.empty(), Map.of());
    }

    /** Sources without dependencies that have classes of types files. */
    public Sources(List<SourceFile> imports, List<SourceFile> interfaces, Optional<SourceFile> capabilities) {
        this(imports, interfaces, capabilities, Map.of());
    }

    /** The same with a capability index, if there is one. */
    public Sources with(Optional<SourceFile> index) {
        return new Sources(imports, interfaces, index, compiledPackages);
    }
}
