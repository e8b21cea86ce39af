package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.addressspace.MappedInfo;
import org.barreleye.generated.user.inspect.NextMappedResult;
import org.barreleye.kpi.outcome.CallFailed;

/**
 * The memory that a process can access, in the order of its addresses.
 *
 * @param parts one for each mapping
 * @param isComplete whether all are there: a process can map more than anybody wants to see
 */
record MappedList(List<MappedMemory> parts, boolean isComplete) {
    private static final int CALLS_MAX = 4096;

    /** Asks the monitor of a process; empty if there is no such process. */
    static Optional<MappedList> read(Session session, long process) throws CallFailed {
        List<MappedMemory> parts = new ArrayList<>();
        long from = 0;
        NextMappedResult next = Inspection.mapped(session, process, from);
        if (ErrorHint.NO_SUCH_PROCESS.matches(next.err())) {
            return Optional.empty();
        }
        int calls = 1;
        boolean isLast = false;
        while (!isLast && Paging.hasMore(next.err(), ErrorHint.NOT_MAPPED)) {
            MappedInfo found = next.mapped();
            long end = found.first() + found.bytes();
            if (found.bytes() != 0) {
                parts.add(new MappedMemory(found));
            }
            // The last page of all ends where the numbers do.
            isLast = end == 0;
            Paging.requireAscending(isLast || Long.compareUnsigned(end, from) > 0, "inspection service", "pages");
            if (calls == CALLS_MAX || session.interruption().isSet()) {
                return Optional.of(new MappedList(parts, false));
            }
            from = end;
            calls++;
            next = Inspection.mapped(session, process, from);
        }
        return Optional.of(new MappedList(parts, true));
    }

    /** The parts, those that continue each other as one. */
    List<MappedMemory> regions() {
        List<MappedMemory> regions = new ArrayList<>();
        for (MappedMemory part : parts) {
            int last = regions.size() - 1;
            if (last >= 0 && regions.get(last).isContinuedBy(part)) {
                regions.set(last, regions.get(last).with(part));
            } else {
                regions.add(part);
            }
        }
        return regions;
    }
}
