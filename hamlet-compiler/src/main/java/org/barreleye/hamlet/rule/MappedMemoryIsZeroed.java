package org.barreleye.hamlet.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.Attributes;
import org.barreleye.hamlet.model.Attributes.Flag;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Specification;

/** Memory that can be mapped does not show what its last holder left there. */
final class MappedMemoryIsZeroed implements ModelRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        for (CapabilityType type : specification.concreteTypes()) {
            Attributes attributes = type.attributes();
            if (attributes.has(Flag.BACKED) && attributes.has(Flag.MAPPABLE) && !attributes.has(Flag.ZEROED)) {
                diagnostics.report(HamletCode.MEMORY_NOT_ZEROED, type.span(), "a program that maps a '"
                        + type.name() + "' reads the old contents of its memory: '@zeroed' clears it when it is made");
            }
        }
    }
}
