package org.barreleye.hamlet.rule;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax;

/** Types have names that differ by more than case, since references do not look at it. */
final class TypesAreUnique implements SyntaxRule {
    @Override
    public void check(SpecificationSyntax specification, Diagnostics diagnostics) {
        Map<String, Name> seen = new LinkedHashMap<>();
        for (TypeSyntax type : specification.types()) {
            Name name = type.name();
            Name earlier = seen.putIfAbsent(name.text().toLowerCase(Locale.ROOT), name);
            if (earlier == null) {
                continue;
            }
            if (earlier.text().equals(name.text())) {
                diagnostics.report(HamletCode.DUPLICATE_TYPE, name.span(), "there is a type '" + name + "' already")
                        .note(earlier.span(), "declared here");
            } else {
                diagnostics.report(HamletCode.NAMES_DIFFER_IN_CASE, name.span(), "'" + name + "' differs from '"
                        + earlier
                        + "' in case only, which references do not look at").note(earlier.span(), "declared here");
            }
        }
    }
}
