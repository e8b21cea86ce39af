package org.barreleye.hamlet.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Specification;

/** A type lies in the space of its parent: a range cannot be part of a range of something else. */
final class SpacesAgree implements ModelRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        for (CapabilityType type : specification.concreteTypes()) {
            type.parent()
                    .filter(parent -> !parent.attributes().space().equals(type.attributes().space()))
                    .ifPresent(parent -> diagnostics.report(HamletCode.SPACES_DIFFER, type.span(), "'" + type.name()
                            + "' lies in the space '" + type.attributes().space()
                            + "', and what it is derived from in '"
                            + parent.attributes().space() + "'").note(parent.span(), "declared here"));
        }
    }
}
