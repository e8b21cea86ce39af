package org.barreleye.hamlet.rule;

import org.barreleye.compiler.rule.Rule;
import org.barreleye.hamlet.syntax.SpecificationSyntax;

/** A rule about the text of a specification, applied before names are resolved. */
@FunctionalInterface
interface SyntaxRule extends Rule<SpecificationSyntax> {}
