package org.barreleye.flounder.rule;

import java.util.LinkedHashSet;
import java.util.Set;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Documentation.ParameterNote;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Parameter;

/** Each {@code @param} tag is about a parameter that exists, and there is one at most for each. */
final class CommentsDescribeParameters implements ModelRule {
    @Override
    public void check(Interface definition, Diagnostics diagnostics) {
        for (Operation operation : definition.operations()) {
            Set<String> undescribed = new LinkedHashSet<>();
            for (Message message : operation.messages()) {
                for (Parameter parameter : message.parameters()) {
                    undescribed.add(parameter.name());
                    if (parameter.type() instanceof DynamicArray array) {
                        undescribed.add(array.lengthName());
                    }
                }
            }
            for (ParameterNote note : operation.documentation().parameters()) {
                if (!undescribed.remove(note.name())) {
                    diagnostics.report(FlounderCode.UNKNOWN_PARAM_TAG, operation.span(), "the comment of '"
                            + operation.name() + "' describes a parameter '" + note.name()
                            + "' that is not there, or describes it twice");
                }
            }
        }
    }
}
