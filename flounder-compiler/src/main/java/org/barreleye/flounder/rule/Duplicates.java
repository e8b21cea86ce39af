package org.barreleye.flounder.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Name;

/** Names of one scope, each of which may be declared once. */
final class Duplicates {
    private final DiagnosticCode code;
    private final String kind;
    private final Diagnostics diagnostics;
    private final Map<String, Name> first = new LinkedHashMap<>();

    /** A scope for things of some kind, as {@code parameter}. */
    Duplicates(DiagnosticCode code, String kind, Diagnostics diagnostics) {
        this.code = code;
        this.kind = kind;
        this.diagnostics = diagnostics;
    }

    /** Declares a name; reports it if it is taken. */
    void declare(Name name) {
        Name earlier = first.putIfAbsent(name.text(), name);
        if (earlier != null) {
            diagnostics.report(code, name.span(), "the " + kind + " '" + name + "' is declared twice")
                    .note(earlier.span(), "declared here first");
        }
    }
}
