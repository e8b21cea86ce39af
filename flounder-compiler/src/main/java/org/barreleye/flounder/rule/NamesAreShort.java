package org.barreleye.flounder.rule;

import java.nio.charset.StandardCharsets;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Limits;
import org.barreleye.flounder.syntax.Specification;

/** Names are short enough for names of files, which generated classes become. */
final class NamesAreShort implements SyntaxRule {
    private static final int SHOWN = 20;

    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        for (Name name : DeclaredNames.names(specification)) {
            int bytes = name.text().getBytes(StandardCharsets.UTF_8).length;
            if (bytes > Limits.NAME_BYTES_MAX) {
                String begin = name.text().substring(0, name.text().offsetByCodePoints(0, SHOWN));
                diagnostics.report(FlounderCode.NAME_TOO_LONG, name.span(), "the name '" + begin + "...' takes " + bytes
                        + " bytes, and names of classes and files may take " + Limits.NAME_BYTES_MAX);
            }
        }
    }
}
