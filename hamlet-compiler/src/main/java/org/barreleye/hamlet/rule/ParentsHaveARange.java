package org.barreleye.hamlet.rule;

import java.util.List;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Specification;

/** A type that something is derived from has a place: descendants are found by their ranges, and by nothing else. */
final class ParentsHaveARange implements ModelRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        for (CapabilityType type : specification.concreteTypes()) {
            if (type.range().address().isPresent()) {
                continue;
            }
            if (type.fromSelf()) {
                diagnostics.report(HamletCode.NO_EFFECT, type.span(), "'" + type.name() + "' has no address, so that "
                        + "no capability of it can lie inside another: 'from_self' has no effect");
            }
            List<CapabilityType> children = specification.children(type);
            if (!children.isEmpty()) {
                diagnostics.report(HamletCode.PARENT_WITHOUT_RANGE, type.span(), "'" + type.name()
                        + "' has no address, so "
                        + "what is derived from it can be neither found nor revoked by it")
                        .note(children.get(0).span(), "derived from it");
            }
        }
    }
}
