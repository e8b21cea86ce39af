package org.barreleye.flounder.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.plan.Fragment;
import org.barreleye.flounder.plan.InterfacePlan;
import org.barreleye.flounder.plan.MessagePlan;
import org.barreleye.flounder.plan.Transport;

/** A message takes a few slots and one capability at most. */
final class MessagesAreCheap implements ModelRule {
    private static final int LINES_MAX = 4;

    @Override
    public void check(Interface definition, Diagnostics diagnostics) {
        for (MessagePlan plan : InterfacePlan.canonical(definition, Transport.UMP).messages()) {
            Message message = plan.message();
            long lines = plan.fragments().stream().filter(fragment -> fragment instanceof Fragment.Fixed).count();
            int capabilities = plan.capabilities().size();
            if (lines > LINES_MAX) {
                diagnostics.report(FlounderCode.MANY_FRAGMENTS, message.span(), "'" + message.name() + "' takes "
                        + lines
                        + " lines on a ring; a byte array may be cheaper");
            } else if (capabilities > 1) {
                diagnostics.report(FlounderCode.MANY_FRAGMENTS, message.span(), "'" + message.name() + "' carries "
                        + capabilities + " capabilities, each of which goes through the monitors on its own");
            }
        }
    }
}
