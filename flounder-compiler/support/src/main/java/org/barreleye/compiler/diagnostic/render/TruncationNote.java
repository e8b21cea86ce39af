package org.barreleye.compiler.diagnostic.render;

import org.barreleye.compiler.diagnostic.Findings;

/** The closing note about findings that the limit left out. */
final class TruncationNote {
    private TruncationNote() {}

    /** A line of its own, or nothing. */
    static String sentence(Findings findings) {
        return switch (findings.omitted()) {
            case 0 -> "";
            case 1 -> "1 more finding is not shown\n";
            default -> findings.omitted() + " more findings are not shown\n";
        };
    }
}
