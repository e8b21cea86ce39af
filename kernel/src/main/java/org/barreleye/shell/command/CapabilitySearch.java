package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.generated.user.inspect.InspectClient;
import org.barreleye.generated.user.inspect.NextRelatedResult;
import org.barreleye.generated.user.processes.NextProcessResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;

/**
 * The copies of a capability and the capabilities made of it, on all cores that are on, in the order of cores,
 * processes and addresses.
 *
 * @param found the capabilities
 * @param notes a sentence for each core that has not answered, and one about those that are in no slot of a domain
 * @param status OK, or INTERRUPTED if the user has interrupted it; then further cores were not asked
 */
record CapabilitySearch(List<FoundCapability> found, List<String> notes, int status) {
    private static final String MONITOR = "monitor";

    /** Asks the monitors of all cores that are on. */
    static CapabilitySearch of(Session session, CapInfo wanted) throws CallFailed {
        ProcessList processes = ProcessList.read(session.processes());
        List<FoundCapability> found = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        UnseenCapabilities unseen = new UnseenCapabilities();
        int status = Status.OK;
        for (CoreTable.Row core : CoreTable.read(session.names())) {
            if (core.isOn() && status == Status.OK) {
                List<FoundCapability> ofCore = new ArrayList<>();
                try {
                    status = search(session, processes, core.number(), wanted, ofCore);
                    found.addAll(ofCore);
                    unseen.add(core.number(), ofCore);
                    if (status == Status.INTERRUPTED) {
                        notes.add("interrupted: core " + core.number() + " was asked in part, and no further one");
                    }
                } catch (CallFailed failed) {
                    notes.add("core " + core.number() + " does not answer: " + failed.failure().sentence());
                }
            }
        }
        unseen.note().ifPresent(notes::add);
        return new CapabilitySearch(found, notes, status);
    }

    /** Adds what a core has. Returns the status. */
    private static int search(Session session, ProcessList processes, long core, CapInfo wanted,
            List<FoundCapability> found) throws CallFailed {
        InspectClient inspector = session.inspectors().of(core).orElseThrow(() ->
                new CallFailed(new Failure(Failure.Kind.PEER_GONE, "the core has no inspection service")));
        long holder = ProcessNumber.monitor(core);
        long from = 0;
        NextRelatedResult next = inspector.nextRelated(wanted, holder, from);
        while (Paging.hasMore(next.err(), ErrorHint.NO_SUCH_CAPABILITY)) {
            long address = next.capInfo().address();
            Paging.requireAscending(next.holder() > holder || next.holder() == holder && address >= from,
                    "inspection service", "capabilities");
            if (next.isRelated()) {
                found.add(new FoundCapability(core, next.holder(), program(processes, next.holder()),
                        next.capInfo()));
            }
            holder = next.holder();
            from = address + 1;
            if (session.interruption().testAndClear()) {
                return Status.INTERRUPTED;
            }
            next = inspector.nextRelated(wanted, holder, from);
        }
        return Status.OK;
    }

    private static String program(ProcessList processes, long process) {
        return ProcessNumber.count(process) == 0 ? MONITOR
                : processes.of(process).map(NextProcessResult::program).orElse("ended");
    }
}
