package org.barreleye.flounder.rule;

import java.util.List;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.plan.Fragment;
import org.barreleye.flounder.plan.InterfacePlan;
import org.barreleye.flounder.plan.MessagePlan;
import org.barreleye.flounder.plan.Transport;

/** A message does not take one slot more for the sake of one word. */
final class MessagesFillTheirLines implements ModelRule {
    @Override
    public void check(Interface definition, Diagnostics diagnostics) {
        for (MessagePlan plan : InterfacePlan.canonical(definition, Transport.UMP).messages()) {
            List<Fragment.Fixed> lines = plan.fragments().stream()
                    .filter(fragment -> fragment instanceof Fragment.Fixed)
                    .map(fragment -> (Fragment.Fixed) fragment)
                    .toList();
            if (lines.size() > 1 && lines.get(lines.size() - 1).words().size() == 1) {
                diagnostics.report(FlounderCode.UNDERFILLED_LINE, plan.message().span(), "'" + plan.message().name()
                        + "' takes " + lines.size() + " lines on a ring, the last of them for one word of "
                        + lines.get(lines.size() - 1).words().get(0).bits() + " bits");
            }
        }
    }
}
