package org.barreleye.flounder.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.naming.JavaIdentifier;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.syntax.Specification;

/** Names that Java cannot spell are spelled differently there, and stay different from all others. */
final class NamesSurviveInJava implements SyntaxRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        note(specification.definition().name(), diagnostics);
        DeclaredNames.scopes(specification).forEach(scope -> check(scope, diagnostics));
    }

    private static void check(List<Name> scope, Diagnostics diagnostics) {
        Map<String, Name> spelled = new LinkedHashMap<>();
        for (Name name : scope) {
            String identifier = note(name, diagnostics);
            Name earlier = spelled.putIfAbsent(identifier, name);
            if (earlier != null && !earlier.text().equals(name.text())) {
                diagnostics.report(FlounderCode.SAME_NAME_IN_JAVA, name.span(),
                                "'" + name + "' and '" + earlier + "' are both '" + identifier + "' in Java")
                        .note(earlier.span(), "declared here first");
            }
        }
    }

    private static String note(Name name, Diagnostics diagnostics) {
        String identifier = JavaIdentifier.of(name.text());
        if (!identifier.equals(name.text())) {
            diagnostics.report(FlounderCode.SPELLED_DIFFERENTLY, name.span(),
                    "'" + name + "' is spelled '" + identifier + "' in Java");
        }
        return identifier;
    }
}
