package org.barreleye.hamlet.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Specification;

/** If some types say what they are, all do. Files that were written for the reference have no such comments. */
final class TypesAreDocumented implements ModelRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        if (specification.types().stream().allMatch(type -> type.documentation().isEmpty())) {
            return;
        }
        for (CapabilityType type : specification.types()) {
            if (type.documentation().isEmpty()) {
                diagnostics.report(HamletCode.UNDOCUMENTED, type.span(),
                        "no comment describes '" + type.name() + "'");
            }
        }
    }
}
