package org.barreleye.flounder.rule;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.barreleye.compiler.diagnostic.DiagnosticBuilder;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.syntax.Specification;

/** Names are written in small letters, with underscores between words; so they read alike in every language. */
final class NamesFollowTheConvention implements SyntaxRule {
    private static final Pattern CONVENTION = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        for (Name name : DeclaredNames.names(new Specification(specification.definition(), List.of()))) {
            if (!CONVENTION.matcher(name.text()).matches()) {
                DiagnosticBuilder report = diagnostics.report(FlounderCode.NAMING_CONVENTION, name.span(),
                        "'" + name + "' is not written in small letters with an underscore between words");
                if (PLAIN.matcher(name.text()).matches()) {
                    report.suggest(conventional(name.text()));
                }
            }
        }
    }

    private static String conventional(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("_+", "_")
                .replaceAll("_$", "");
    }
}
