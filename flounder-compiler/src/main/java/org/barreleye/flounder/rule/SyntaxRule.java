package org.barreleye.flounder.rule;

import org.barreleye.compiler.rule.Rule;
import org.barreleye.flounder.syntax.Specification;

/** A rule about the text of an interface, applied before names are resolved. */
@FunctionalInterface
interface SyntaxRule extends Rule<Specification> {}
