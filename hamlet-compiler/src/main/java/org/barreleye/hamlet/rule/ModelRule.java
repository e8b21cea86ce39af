package org.barreleye.hamlet.rule;

import org.barreleye.compiler.rule.Rule;
import org.barreleye.hamlet.model.Specification;

/** A rule about the meaning of a specification. */
@FunctionalInterface
interface ModelRule extends Rule<Specification> {}
