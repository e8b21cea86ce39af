package org.barreleye.flounder.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.Span;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Limits;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.TypeDefinition;

/** The values of a message fit the arguments of a method, and the fields of a structure those of a constructor. */
final class ArgumentsFitTheMachine implements ModelRule {
    @Override
    public void check(Interface definition, Diagnostics diagnostics) {
        for (Message message : definition.messages()) {
            int slots = JvmSlots.of(message.parameters().stream().map(Parameter::type));
            check("the parameters of '" + message.name() + "'", slots, message.span(), diagnostics);
        }
        for (TypeDefinition type : definition.types()) {
            if (type.form() == TypeDefinition.Form.TYPE && type.type() instanceof Structure structure) {
                int slots = JvmSlots.of(structure.fields().stream().map(Structure.Field::type));
                check("the fields of '" + structure.name() + "'", slots, type.span(), diagnostics);
            }
        }
    }

    private static void check(String what, int slots, Span span, Diagnostics diagnostics) {
        if (slots > Limits.ARGUMENT_SLOTS_MAX) {
            diagnostics.report(FlounderCode.TOO_MANY_ARGUMENTS, span, what + " take " + slots
                            + " argument slots of the Java virtual machine, which allows " + Limits.ARGUMENT_SLOTS_MAX)
                    .note("values of 64 bits and unsigned ones of 32 bits take two slots each; gather some in a "
                    + "struct");
        }
    }
}
