package org.barreleye.hamlet.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.model.Specification;

/** Something that a specification must hold to, or had better. */
@FunctionalInterface
interface ModelRule {
    /** Reports every breach. */
    void check(Specification specification, Diagnostics diagnostics);
}
