package org.barreleye.flounder.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.syntax.Specification;

/** Two names of one scope differ by more than case, so that they can be distinguished in speech. */
final class NamesDifferByMoreThanCase implements SyntaxRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        for (List<Name> scope : DeclaredNames.scopes(specification)) {
            Map<String, Name> seen = new LinkedHashMap<>();
            for (Name name : scope) {
                Name earlier = seen.putIfAbsent(name.text().toLowerCase(Locale.ROOT), name);
                if (earlier != null && !earlier.text().equals(name.text())) {
                    diagnostics.report(FlounderCode.NAMES_DIFFER_IN_CASE, name.span(),
                                    "'" + name + "' and '" + earlier + "' differ in case only")
                            .note(earlier.span(), "declared here");
                }
            }
        }
    }
}
