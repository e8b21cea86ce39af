package org.barreleye.flounder.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Limits;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.syntax.MessageSyntax;
import org.barreleye.flounder.syntax.Specification;

/** The number of every message fits the header of a slot. */
final class MessagesCanBeNumbered implements SyntaxRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        int next = Message.FIRST_NUMBER;
        for (MessageSyntax message : specification.definition().messages()) {
            next += message.kind() == MessageSyntax.Kind.RPC ? 2 : 1;
            if (next - 1 > Limits.MESSAGE_NUMBER_MAX) {
                diagnostics.report(FlounderCode.TOO_MANY_MESSAGES, message.name().span(), "'" + message.name()
                        + "' would get the number " + (next - 1) + ", and the header has room for "
                        + Limits.MESSAGE_NUMBER_MAX + ": split the interface");
                return;
            }
        }
    }
}
