package org.barreleye.hamlet.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.analysis.RetypeRule;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.Attributes;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Specification;

/** A type that is derived from another can be made by retype, or says that it is a mapping, which the kernel makes. */
final class RetypesMakeDerivedTypes implements ModelRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        for (CapabilityType type : specification.concreteTypes()) {
            // Of a type without an address, other rules have said more.
            boolean derived = type.range().address().isPresent() && (type.parent().isPresent() || type.fromSelf());
            boolean made = type.attributes().has(Attributes.Flag.MAPPING)
                    || RetypeRule.of(type, specification).isPresent();
            if (derived && !made) {
                diagnostics.report(HamletCode.NOT_MADE_BY_RETYPE, type.span(), "no retype can make a '" + type.name()
                        + "': that takes an address field, a size field or a constant size, and no reference to a "
                        + "capability; the kernel alone can make one");
            }
        }
    }
}
