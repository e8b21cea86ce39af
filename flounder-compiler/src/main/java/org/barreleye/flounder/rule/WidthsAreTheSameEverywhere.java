package org.barreleye.flounder.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Type;

/**
 * Values that cross cores do not have the width of one core's words. They travel as 64 bits, but may not fit the
 * receiver.
 */
final class WidthsAreTheSameEverywhere implements ModelRule {
    @Override
    public void check(Interface definition, Diagnostics diagnostics) {
        for (Message message : definition.messages()) {
            for (Parameter parameter : message.parameters()) {
                for (Type part : NestedTypes.of(parameter.type())) {
                    if (part instanceof Scalar scalar && scalar.hasMachineWidth()) {
                        diagnostics.report(FlounderCode.MACHINE_WIDTH, parameter.span(), "'" + parameter.name() + "' "
                                + (part == parameter.type() ? "is" : "has") + " a '" + scalar
                                + "', which is sent as 64 bits and may not fit a narrower core");
                    }
                }
            }
        }
    }
}
