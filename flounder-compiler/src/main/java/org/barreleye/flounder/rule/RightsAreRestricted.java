package org.barreleye.flounder.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Capability;
import org.barreleye.flounder.model.Interface;

/** Warns about capabilities whose type is named, but not the rights that travel. */
final class RightsAreRestricted implements ModelRule {
    @Override
    public void check(Interface definition, Diagnostics diagnostics) {
        definition.messages().forEach(message -> message.parameters().forEach(parameter -> {
            if (parameter.type() instanceof Capability capability
                    && capability.constraint().filter(Capability.Constraint::allowsAnyRights).isPresent()) {
                diagnostics.report(FlounderCode.UNRESTRICTED_RIGHTS, parameter.span(), "'" + parameter.name()
                        + "' is sent with all rights of the sender: name those that the receiver needs");
            }
        }));
    }
}
