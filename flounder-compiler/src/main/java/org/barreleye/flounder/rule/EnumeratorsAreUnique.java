package org.barreleye.flounder.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.syntax.Specification;
import org.barreleye.flounder.syntax.TypeSyntax;

/** Enumerators of one enumeration have different names; those of different ones may be called alike. */
final class EnumeratorsAreUnique implements SyntaxRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        for (TypeSyntax type : specification.types()) {
            if (type instanceof TypeSyntax.Enumeration enumeration) {
                Duplicates declared = new Duplicates(FlounderCode.DUPLICATE_ENUMERATOR, "enumerator", diagnostics);
                enumeration.enumerators().forEach(enumerator -> declared.declare(enumerator.name()));
            }
        }
    }
}
