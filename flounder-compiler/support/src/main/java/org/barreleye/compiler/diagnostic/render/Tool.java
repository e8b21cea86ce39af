package org.barreleye.compiler.diagnostic.render;

import java.util.List;
import org.barreleye.compiler.diagnostic.DiagnosticCode;

/**
 * A compiler, as reports for machines name it.
 *
 * @param name as on the command line
 * @param version of this build
 * @param codes everything it may find, in order
 */
public record Tool(String name, String version, List<? extends DiagnosticCode> codes) {
    /** Copies the list. */
    public Tool {
        codes = List.copyOf(codes);
    }
}
