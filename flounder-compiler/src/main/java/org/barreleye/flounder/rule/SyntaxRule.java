package org.barreleye.flounder.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.syntax.Specification;

/** Something that a text must hold to before anybody asks what it means. */
@FunctionalInterface
interface SyntaxRule {
    /** Reports every breach. */
    void check(Specification specification, Diagnostics diagnostics);
}
