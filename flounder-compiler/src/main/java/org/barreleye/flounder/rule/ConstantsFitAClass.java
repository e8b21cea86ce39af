package org.barreleye.flounder.rule;

import java.util.LinkedHashSet;
import java.util.Set;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Limits;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Text;
import org.barreleye.flounder.model.TypeWalk;

/**
 * The constants that are generated for all messages of an interface fit one class: names, numbers and sentences,
 * and the Java virtual machine counts those in 16 bits. Counts a few more than there will be.
 */
final class ConstantsFitAClass implements ModelRule {
    private static final int CLASS = 300;
    private static final int MESSAGE = 18;
    private static final int PARAMETER = 4;
    private static final int TYPE = 20;
    private static final int FIELD = 6;
    private static final int SENTENCE = 2;

    @Override
    public void check(Interface definition, Diagnostics diagnostics) {
        Count count = new Count();
        for (Message message : definition.messages()) {
            count.constants += MESSAGE + (long) PARAMETER * message.parameters().size();
            message.parameters().forEach(parameter -> parameter.type().accept(count));
        }
        if (count.constants > Limits.CONSTANTS_MAX) {
            diagnostics.report(FlounderCode.TOO_MANY_FIELDS, definition.span(),
                    "what is generated for all messages of '"
                    + definition.name() + "' takes about " + count.constants
                    + " constants, and a class of the Java virtual "
                    + "machine has room for " + Limits.CONSTANTS_MAX + ": split the interface");
        }
    }

    /** Constants for the values in messages; each value has a sentence of its own for its errors. */
    private static final class Count implements TypeWalk {
        private final Set<String> types = new LinkedHashSet<>();
        private long constants = CLASS;

        @Override
        public Void enumeration(Enumeration type) {
            constants += SENTENCE;
            return null;
        }

        @Override
        public Void structure(Structure type) {
            if (types.add(type.name())) {
                constants += TYPE + (long) FIELD * type.fields().size();
            }
            type.fields().forEach(field -> field.type().accept(this));
            return null;
        }

        @Override
        public Void fixedArray(FixedArray type) {
            if (types.add(type.name().orElse(type.elementName() + "[" + type.length() + "]"))) {
                constants += TYPE;
            }
            return type.element().accept(this);
        }

        @Override
        public Void text(Text type) {
            constants += SENTENCE;
            return null;
        }

        @Override
        public Void dynamicArray(DynamicArray type) {
            constants += SENTENCE;
            return null;
        }
    }
}
