package org.barreleye.flounder.rule;

import org.barreleye.compiler.rule.Rule;
import org.barreleye.flounder.model.Interface;

/** A rule about the meaning of an interface. */
@FunctionalInterface
interface ModelRule extends Rule<Interface> {}
