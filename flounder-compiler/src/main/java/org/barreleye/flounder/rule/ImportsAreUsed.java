package org.barreleye.flounder.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.Span;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.TypeDefinition;
import org.barreleye.flounder.syntax.TypesSyntax;

/** Of every types file, some interface of the run uses something. */
final class ImportsAreUsed {
    void check(List<Interface> definitions, List<TypesSyntax> imports, Diagnostics diagnostics) {
        Set<Span> used = new LinkedHashSet<>();
        for (Interface definition : definitions) {
            Set<String> names = UsedTypes.of(definition);
            definition.types().stream()
                    .filter(type -> names.contains(type.name()))
                    .map(TypeDefinition::span)
                    .forEach(used::add);
        }
        for (TypesSyntax file : imports) {
            if (!file.types().isEmpty() && file.types().stream().noneMatch(type -> used.contains(type.name().span()))) {
                diagnostics.report(FlounderCode.UNUSED_IMPORT, file.types().get(0).name().span(),
                        "no interface uses a type of this file");
            }
        }
    }
}
