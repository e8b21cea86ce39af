package org.barreleye.flounder.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.syntax.Specification;
import org.barreleye.flounder.syntax.TypeSyntax;

/** Fields of one structure have different names. */
final class FieldsAreUnique implements SyntaxRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        for (TypeSyntax type : specification.types()) {
            if (type instanceof TypeSyntax.Structure structure) {
                Duplicates declared = new Duplicates(FlounderCode.DUPLICATE_FIELD, "field", diagnostics);
                structure.fields().forEach(field -> declared.declare(field.name()));
            }
        }
    }
}
