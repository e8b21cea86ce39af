package org.barreleye.flounder;

import java.util.List;
import org.barreleye.compiler.source.SourceFile;

/**
 * What a run reads.
 *
 * @param imports types files, in order; every interface is compiled with all of them
 * @param interfaces interface files, each with one interface
 */
public record Sources(List<SourceFile> imports, List<SourceFile> interfaces) {
    /** Copies the lists. */
    public Sources {
        imports = List.copyOf(imports);
        interfaces = List.copyOf(interfaces);
    }
}
