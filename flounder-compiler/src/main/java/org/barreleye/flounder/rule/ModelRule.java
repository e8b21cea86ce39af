package org.barreleye.flounder.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.model.Interface;

/** Something that an interface must hold to, or had better. */
@FunctionalInterface
interface ModelRule {
    /** Reports every breach. */
    void check(Interface definition, Diagnostics diagnostics);
}
