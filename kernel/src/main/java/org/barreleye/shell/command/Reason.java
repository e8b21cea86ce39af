package org.barreleye.shell.command;

import java.util.List;

/** Why a binding runs over its transport: the facts of the two cores that monitors decide by. */
final class Reason {
    private static final String NO_DOMAIN = "none";

    private Reason() {}

    /**
     * In a sentence.
     *
     * @param cores all of the machine
     * @param near where one end is
     * @param far where the other is
     */
    static String of(List<CoreTable.Row> cores, long near, long far) {
        if (near == far) {
            return "Both ends are on core " + near + ", so that its CPU driver can copy messages from one to the other"
                    + " (explain lmp).";
        }
        String here = domain(cores, near);
        String there = domain(cores, far);
        if (here.equals(there) && !here.equals(NO_DOMAIN)) {
            return "Cores " + near + " and " + far + " are both of the coherence domain `" + here + "`: a line of memory that"
                    + " one writes is seen by the other, and no CPU driver has a part in it (explain ump).";
        }
        return "Core " + near + " is of the coherence domain `" + here + "`, core " + far + " of `" + there
                + "`: no cache tells the other of a write, so that both go past their caches to memory that both see"
                + " (explain coherence domain).";
    }

    private static String domain(List<CoreTable.Row> cores, long core) {
        return cores.stream().filter(row -> row.number() == core).findFirst().map(row -> row.attribute("domain"))
                .orElse(NO_DOMAIN);
    }
}
