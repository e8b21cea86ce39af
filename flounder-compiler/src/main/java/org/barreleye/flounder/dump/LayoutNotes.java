package org.barreleye.flounder.dump;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.plan.InterfacePlan;
import org.barreleye.flounder.plan.LayoutTable;
import org.barreleye.flounder.plan.MessagePlan;
import org.barreleye.flounder.plan.Transport;

/** Notes about the layout of every message over a ring. */
public final class LayoutNotes {
    private LayoutNotes() {}

    /** Reports a note for each message of an interface. */
    public static void report(Interface definition, Diagnostics diagnostics) {
        for (MessagePlan plan : InterfacePlan.canonical(definition, Transport.UMP).messages()) {
            diagnostics.report(FlounderCode.LAYOUT, plan.message().span(), "'" + plan.message().name()
                    + "' has the number " + plan.message().number() + " and is sent as "
                    + LayoutTable.layout(Transport.UMP, plan));
        }
    }
}
