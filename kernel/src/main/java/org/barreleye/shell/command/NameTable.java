package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.user.nameservice.NameserviceClient;
import org.barreleye.generated.user.nameservice.NextRecordResult;
import org.barreleye.kpi.outcome.CallFailed;

/** The records of the name service at one moment. */
final class NameTable {
    private NameTable() {}

    /** Returns the records whose name begins with a prefix, in the order of names. */
    static List<NextRecordResult> read(NameserviceClient names, String prefix) throws CallFailed {
        List<NextRecordResult> records = new ArrayList<>();
        // The first of them may be named like the prefix itself; the others come after it.
        String last = prefix.isEmpty() ? "" : beforeAll(prefix);
        NextRecordResult record = names.nextRecord(last);
        while (Paging.hasMore(record.err(), ErrorHint.NO_SUCH_NAME) && !isAfterAll(record.next(), prefix)) {
            Paging.requireAscending(record.next().compareTo(last) > 0, "name service", "records");
            if (record.next().startsWith(prefix)) {
                records.add(record);
            }
            last = record.next();
            record = names.nextRecord(last);
        }
        return records;
    }

    private static String beforeAll(String prefix) {
        return prefix.substring(0, prefix.length() - 1);
    }

    private static boolean isAfterAll(String name, String prefix) {
        return !name.startsWith(prefix) && name.compareTo(prefix) > 0;
    }
}
