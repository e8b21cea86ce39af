package org.barreleye.hamlet.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.syntax.SpecificationSyntax;

/** Something that a text must hold to before anybody asks what it means. */
@FunctionalInterface
interface SyntaxRule {
    /** Reports every breach. */
    void check(SpecificationSyntax specification, Diagnostics diagnostics);
}
