package org.barreleye.flounder.rule;

import org.barreleye.compiler.diagnostic.DiagnosticBuilder;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.syntax.Specification;

/** An interface is called like its file. Text without a file, as from the standard input, may be called anything. */
final class NameIsTheFiles implements SyntaxRule {
    private static final String SUFFIX = ".if";
    private static final String NAME = "(?iu)(?!(interface|message|rpc|in|out)$)\\p{L}[\\p{L}\\p{N}_']*";

    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        Name name = specification.definition().name();
        String path = name.span().source().name();
        String file = path.substring(path.lastIndexOf('/') + 1);
        if (file.startsWith("<")) {
            return;
        }
        int dot = file.lastIndexOf('.');
        String base = dot > 0 ? file.substring(0, dot) : file;
        if (!base.equals(name.text())) {
            DiagnosticBuilder report =
                    diagnostics.report(FlounderCode.FILE_NAME_MISMATCH, name.span(), "the interface '" + name
                    + "' must be in a file called '" + name + SUFFIX + "', not '" + file + "'");
            if (base.matches(NAME)) {
                report.suggest(base);
            }
        }
    }
}
