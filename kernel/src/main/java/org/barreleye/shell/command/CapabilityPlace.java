package org.barreleye.shell.command;

import java.util.regex.Pattern;
import org.barreleye.generated.user.processes.NextProcessResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * The name of a slot: {@code PROCESS:NODE.INDEX}, or {@code NODE.INDEX} for one of the shell's own.
 *
 * @param process the number of the process
 * @param address the position in its capability space
 */
record CapabilityPlace(long process, CapabilityAddress address) {
    private static final long NODES = 1L << 24;
    private static final Pattern FORM = Pattern.compile("(\\d+(\\.\\d+)?:)?\\d+\\.\\d+");

    /** Parses the first argument. */
    static CapabilityPlace of(Session session, Arguments arguments) throws CallFailed, UsageError {
        String word = arguments.word(0, "CAPADDRESS");
        int colon = word.indexOf(':');
        int dot = word.indexOf('.', colon + 1);
        if (dot < 0) {
            throw new UsageError("CAPADDRESS is [PROCESS:]NODE.INDEX, such as 4:0.3, not `" + word
                    + "`; `caps` lists capabilities with their addresses");
        }
        long node = Arguments.number(word.substring(colon + 1, dot), "NODE");
        long index = Arguments.number(word.substring(dot + 1), "INDEX");
        if (node >= NODES || index >= CapabilityAddress.SLOTS_PER_NODE) {
            throw new UsageError("`" + word + "` is outside every capability space: NODE is below " + NODES
                    + ", INDEX below " + CapabilityAddress.SLOTS_PER_NODE);
        }
        long process = colon < 0 ? self(session) : ProcessNumber.read(word.substring(0, colon));
        return new CapabilityPlace(process, CapabilityAddress.of((int) node, (int) index));
    }

    /** Returns whether a word has the form of a capability address. */
    static boolean isForm(String word) {
        return FORM.matcher(word).matches();
    }

    /** Returns the place of the capability to all physical memory of the core of the shell, which its monitor holds. */
    static CapabilityPlace memoryOfShell(Session session) throws CallFailed, UsageError {
        return new CapabilityPlace(ProcessNumber.monitor(ProcessNumber.core(self(session))),
                WellKnownSlots.PHYSICAL_MEMORY);
    }

    /** Returns the number of the shell's own process. */
    static long self(Session session) throws CallFailed, UsageError {
        return ProcessList.read(session.processes()).self().map(NextProcessResult::next)
                .orElseThrow(() ->
                new UsageError("the process service does not list the shell; name the PROCESS"));
    }

    /** Returns the address in the form of a message. */
    long word() {
        return Integer.toUnsignedLong(address.slot());
    }

    @Override
    public String toString() {
        return ProcessNumber.text(process) + ":" + address.node() + "." + address.index();
    }
}
