package org.barreleye.flounder.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.plan.InterfacePlan;
import org.barreleye.flounder.plan.LayoutTable;
import org.barreleye.flounder.plan.MessagePlan;
import org.barreleye.flounder.plan.Transport;

/** No rule at all: tells how every message travels over a ring. */
final class LayoutNotes implements ModelRule {
    @Override
    public void check(Interface definition, Diagnostics diagnostics) {
        for (MessagePlan plan : InterfacePlan.canonical(definition, Transport.UMP).messages()) {
            diagnostics.report(FlounderCode.LAYOUT, plan.message().span(), "'" + plan.message().name()
                    + "' has the number "
                    + plan.message().number() + " and travels as " + LayoutTable.layout(Transport.UMP, plan));
        }
    }
}
