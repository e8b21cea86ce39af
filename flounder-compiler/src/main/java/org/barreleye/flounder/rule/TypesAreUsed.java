package org.barreleye.flounder.rule;

import java.util.Set;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.TypeDefinition;

/** An interface uses the types that it declares. */
final class TypesAreUsed implements ModelRule {
    @Override
    public void check(Interface definition, Diagnostics diagnostics) {
        Set<String> used = UsedTypes.of(definition);
        for (TypeDefinition type : definition.types()) {
            if (!type.imported() && !used.contains(type.name())) {
                diagnostics.report(FlounderCode.UNUSED_TYPE, type.span(),
                        "nothing uses the type '" + type.name() + "'");
            }
        }
    }
}
