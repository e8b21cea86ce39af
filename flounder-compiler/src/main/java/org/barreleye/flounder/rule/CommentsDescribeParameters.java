package org.barreleye.flounder.rule;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.Located;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Documentation;
import org.barreleye.flounder.model.Documentation.MemberNote;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.TypeDefinition;

/**
 * Each {@code @param} tag is about a parameter, a field or an enumerator that exists, and each of these is described
 * once at most: by a tag, or by a comment of its own.
 */
final class CommentsDescribeParameters implements ModelRule {
    @Override
    public void check(Interface definition, Diagnostics diagnostics) {
        for (TypeDefinition type : definition.types()) {
            check(type, "'" + type.name() + "' describes a field or enumerator", type.documentation(), members(type),
                    diagnostics);
        }
        for (Operation operation : definition.operations()) {
            check(operation, "'" + operation.name() + "' describes a parameter", operation.documentation(),
                    parameters(operation), diagnostics);
        }
    }

    private static List<String> members(TypeDefinition definition) {
        if (definition.form() == TypeDefinition.Form.TYPE && definition.type() instanceof Structure structure) {
            return structure.fields().stream().map(Structure.Field::name).toList();
        }
        return definition.form() == TypeDefinition.Form.TYPE && definition.type() instanceof Enumeration enumeration
                ? enumeration.enumerators() : List.of();
    }

    private static List<String> parameters(Operation operation) {
        List<String> names = new ArrayList<>();
        for (Message message : operation.messages()) {
            for (Parameter parameter : message.parameters()) {
                names.add(parameter.name());
                if (parameter.type() instanceof DynamicArray array) {
                    names.add(array.lengthName());
                }
            }
        }
        return names;
    }

    private static void check(Located described, String subject, Documentation documentation, List<String> names,
            Diagnostics diagnostics) {
        List<String> undescribed = new ArrayList<>(names);
        for (MemberNote note : documentation.members()) {
            if (!undescribed.remove(note.name())) {
                diagnostics.report(FlounderCode.UNKNOWN_PARAM_TAG, described.span(), "the comment of " + subject + " '"
                        + note.name() + "' that is not there, or describes it twice");
            }
        }
    }
}
