package org.barreleye.hamlet.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.Right;
import org.barreleye.hamlet.model.Specification;

/** Some operation or invocation needs each right. */
final class RightsAreNeeded implements ModelRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        for (Right right : specification.rights()) {
            boolean byOperation = specification.operations().stream()
                    .anyMatch(operation -> operation.needs().contains(right));
            boolean byInvocation = specification.types().stream()
                    .flatMap(type -> type.invocations().stream())
                    .anyMatch(invocation -> invocation.needs().contains(right));
            if (!byOperation && !byInvocation) {
                diagnostics.report(HamletCode.UNUSED_RIGHT, right.span(),
                        "no operation and no invocation needs the right '" + right.name() + "'");
            }
        }
    }
}
