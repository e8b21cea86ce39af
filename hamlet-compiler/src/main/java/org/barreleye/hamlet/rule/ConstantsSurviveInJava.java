package org.barreleye.hamlet.rule;

import java.util.List;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.hamlet.naming.JavaNames;
import org.barreleye.hamlet.syntax.DeclarationSyntax;
import org.barreleye.hamlet.syntax.SpecificationSyntax;

/** No two rights and no two spaces become one in Java. */
final class ConstantsSurviveInJava implements SyntaxRule {
    private static final List<String> RIGHTS_TAKEN = List.of("ALL");

    @Override
    public void check(SpecificationSyntax specification, Diagnostics diagnostics) {
        JavaScope rights = new JavaScope(RIGHTS_TAKEN, diagnostics);
        specification.all(DeclarationSyntax.Rights.class).forEach(declaration -> add(declaration.names(), rights));
        JavaScope spaces = new JavaScope(List.of(), diagnostics);
        specification.all(DeclarationSyntax.Spaces.class).forEach(declaration -> add(declaration.names(), spaces));
    }

    private static void add(List<Name> names, JavaScope scope) {
        names.forEach(name -> scope.add(JavaNames.constant(name.text()), name.span(), name.text()));
    }
}
