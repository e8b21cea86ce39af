package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.barreleye.domain.quota.Quota;
import org.barreleye.domain.quota.Resource;
import org.barreleye.generated.user.inspect.GetQuotaResult;
import org.barreleye.generated.user.inspect.InspectClient;
import org.barreleye.generated.user.nameservice.GetUsageResult;
import org.barreleye.generated.user.processes.NextProcessResult;
import org.barreleye.generated.user.processes.State;
import org.barreleye.kpi.outcome.CallFailed;

/**
 * The cells of a table that say what a process has of its quotas and the most that it may have, one for each resource,
 * and who has set them; dashes for a process that has ended.
 */
record Usage(List<String> cells) {
    private static final String NONE = "-";
    private static final int BITS_OF_KIBI = 10;

    /** Returns the headings of the cells. */
    static List<String> headings() {
        List<String> headings = new ArrayList<>();
        Arrays.stream(Resource.values()).map(Resource::label).map(label -> label.toUpperCase(Locale.ROOT))
                .forEach(headings::add);
        headings.add("SET BY");
        return headings;
    }

    /** Asks the monitor of a process, and the name service. */
    static Usage of(Session session, NextProcessResult process) throws CallFailed {
        Optional<InspectClient> inspector = process.state() == State.RUNNING
                ? session.inspectors().of(process.core())
                : Optional.empty();
        if (inspector.isEmpty()) {
            return unknown();
        }
        GetQuotaResult quota = inspector.get().getQuota(process.next());
        if (quota.err().failed()) {
            return unknown();
        }
        GetUsageResult names = session.names().getUsage(process.next());
        Quota held = Quota.NONE.with(Resource.RECORDS, names.records()).with(Resource.WATCHES, names.watches());
        return of(Quota.of(quota.used()).plus(held), Quota.of(quota.quota()), quota.setBy());
    }

    private static Usage unknown() {
        return new Usage(Collections.nCopies(Resource.values().length + 1, NONE));
    }

    private static Usage of(Quota used, Quota quota, long setBy) {
        List<String> cells = new ArrayList<>();
        for (Resource resource : Resource.values()) {
            String most = quota.isUnlimited(resource) ? NONE : text(quota.of(resource));
            // The monitor does not know how much a process has printed in this second.
            cells.add(resource == Resource.LINES ? most : text(used.of(resource)) + "/" + most);
        }
        cells.add(setBy == 0 ? "policy" : ProcessNumber.text(setBy));
        return new Usage(cells);
    }

    /** An amount in the largest unit of which it is a whole number. */
    private static String text(long amount) {
        String[] units = {"", "K", "M"};
        long number = amount;
        int unit = 0;
        while (unit < units.length - 1 && number != 0 && number % (1 << BITS_OF_KIBI) == 0) {
            number >>= BITS_OF_KIBI;
            unit++;
        }
        return number + units[unit];
    }
}
