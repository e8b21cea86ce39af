package org.barreleye.flounder.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.plan.InterfacePlan;
import org.barreleye.flounder.plan.Leaf;
import org.barreleye.flounder.plan.MessagePlan;
import org.barreleye.flounder.plan.Transport;

/** Strings and arrays have room for no more than 64 KiB: every binding keeps a buffer of that size. */
final class MaximaAreModest implements ModelRule {
    private static final long BYTES_MAX = 64 * 1024;

    @Override
    public void check(Interface definition, Diagnostics diagnostics) {
        for (MessagePlan plan : InterfacePlan.canonical(definition, Transport.UMP).messages()) {
            for (Leaf leaf : plan.leaves()) {
                if (leaf instanceof Leaf.Overflow overflow && overflow.maximumBytes() > BYTES_MAX) {
                    diagnostics.report(FlounderCode.LARGE_BOUND, parameter(plan, leaf).span(), "'" + leaf.path()
                            + "' may take " + overflow.maximumBytes() + " bytes, which every binding sets aside");
                }
            }
        }
    }

    private static Parameter parameter(MessagePlan plan, Leaf leaf) {
        return plan.message().parameters().stream()
                .filter(parameter -> parameter.name().equals(leaf.path().parameter()))
                .findFirst()
                .orElseThrow();
    }
}
