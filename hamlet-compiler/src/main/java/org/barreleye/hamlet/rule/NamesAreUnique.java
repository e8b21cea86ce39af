package org.barreleye.hamlet.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.Right;
import org.barreleye.hamlet.syntax.DeclarationSyntax;
import org.barreleye.hamlet.syntax.SpecificationSyntax;

/** Constants, rights, spaces and operations are declared once, and there are few enough rights. */
final class NamesAreUnique implements SyntaxRule {
    @Override
    public void check(SpecificationSyntax specification, Diagnostics diagnostics) {
        unique(specification.defines().stream().map(DeclarationSyntax.Define::name), HamletCode.DUPLICATE_DEFINE,
                "constant", diagnostics);
        List<Name> rights = specification.all(DeclarationSyntax.Rights.class).stream()
                .flatMap(declaration -> declaration.names().stream())
                .toList();
        unique(rights.stream(), HamletCode.DUPLICATE_NAME, "right", diagnostics);
        unique(specification.all(DeclarationSyntax.Spaces.class).stream()
                .flatMap(declaration -> declaration.names().stream()), HamletCode.DUPLICATE_NAME, "space", diagnostics);
        unique(specification.all(DeclarationSyntax.Operation.class).stream().map(DeclarationSyntax.Operation::name),
                HamletCode.DUPLICATE_NAME, "operation", diagnostics);
        if (rights.size() > Right.MAX) {
            diagnostics.report(HamletCode.LIMIT_EXCEEDED, rights.get(Right.MAX).span(),
                    "there can be only " + Right.MAX + " rights: they travel in a byte");
        }
    }

    private static void unique(Stream<Name> names, HamletCode code, String what, Diagnostics diagnostics) {
        Map<String, Name> seen = new LinkedHashMap<>();
        names.forEach(name -> {
            Name earlier = seen.putIfAbsent(name.text(), name);
            if (earlier != null) {
                diagnostics.report(code, name.span(), "the " + what + " '" + name + "' is declared already")
                        .note(earlier.span(), "here");
            }
        });
    }
}
