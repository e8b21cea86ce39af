package org.barreleye.flounder;

import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.source.SourceFile;

/**
 * The sources of a run.
 *
 * @param imports types files, in order; every interface is compiled with all of them
 * @param interfaces interface files, each with one interface
 * @param capabilities the capability index, if capabilities may travel on terms
 */
public record Sources(List<SourceFile> imports, List<SourceFile> interfaces, Optional<SourceFile> capabilities) {
    /** Copies the lists. */
    public Sources {
        imports = List.copyOf(imports);
        interfaces = List.copyOf(interfaces);
    }

    /** Sources without a capability index. */
    public Sources(List<SourceFile> imports, List<SourceFile> interfaces) {
        this(imports, interfaces, Optional.empty());
    }

    /** The same with a capability index, if there is one. */
    public Sources with(Optional<SourceFile> index) {
        return new Sources(imports, interfaces, index);
    }
}
