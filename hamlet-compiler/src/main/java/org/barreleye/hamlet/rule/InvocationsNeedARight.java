package org.barreleye.hamlet.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.Specification;

/**
 * Every invocation of a type with rights needs one: minting does not restrict an invocation that needs none.
 */
final class InvocationsNeedARight implements ModelRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        if (specification.rights().isEmpty()) {
            return;
        }
        for (CapabilityType type : specification.types()) {
            for (Invocation invocation : type.invocations()) {
                if (invocation.needs().isEmpty() && Inheritance.declares(specification, type, invocation)) {
                    diagnostics.report(HamletCode.INVOCATION_WITHOUT_RIGHT, invocation.span(), "every holder of a '"
                            + type.name() + "' can invoke '" + invocation.name() + "', without any right");
                }
            }
        }
    }
}
