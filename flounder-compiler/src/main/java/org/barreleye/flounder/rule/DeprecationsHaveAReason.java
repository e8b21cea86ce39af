package org.barreleye.flounder.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.Located;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Documentation;
import org.barreleye.flounder.model.Documentation.MemberNote;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.TypeDefinition;

/** Each {@code @deprecated} tag has a text: why, and what to use instead. */
final class DeprecationsHaveAReason implements ModelRule {
    @Override
    public void check(Interface definition, Diagnostics diagnostics) {
        check(definition, definition.name(), definition.documentation(), diagnostics);
        for (TypeDefinition type : definition.types()) {
            check(type, type.name(), type.documentation(), diagnostics);
        }
        for (Operation operation : definition.operations()) {
            check(operation, operation.name(), operation.documentation(), diagnostics);
        }
    }

    private static void check(Located described, String name, Documentation documentation, Diagnostics diagnostics) {
        if (documentation.deprecation().filter(String::isEmpty).isPresent()) {
            diagnostics.report(FlounderCode.DEPRECATED_WITHOUT_REASON, described.span(), "'" + name
                    + "' is deprecated without a reason: write behind @deprecated what to use instead");
        }
        for (MemberNote note : documentation.members()) {
            check(described, name + "." + note.name(), note.documentation(), diagnostics);
        }
    }
}
