package org.barreleye.compiler.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;

/** A rule about some part of a source: its syntax or its meaning. */
@FunctionalInterface
public interface Rule<T> {
    /** Reports every breach. */
    void check(T subject, Diagnostics diagnostics);
}
