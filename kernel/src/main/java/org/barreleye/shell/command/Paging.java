package org.barreleye.shell.command;

import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;

/** Services list things one after another: each answer is after the last, and the list ends with one certain error. */
final class Paging {
    private Paging() {}

    /** An element that is not after the last would make the reading endless. */
    static void requireAscending(boolean isAfterTheLast, String service, String elements) throws CallFailed {
        if (!isAfterTheLast) {
            throw new CallFailed(new Failure(Failure.Kind.MALFORMED,
                    "the " + service + " does not list its " + elements + " in their order"));
        }
    }

    /** Whether a list goes on; an error that is not its end is a failure. */
    static boolean hasMore(ErrorCode error, ErrorHint end) throws CallFailed {
        if (error.failed() && !end.matches(error)) {
            throw new CallFailed(new Failure(Failure.Kind.REFUSED, ErrorHint.describe(error)));
        }
        return !error.failed();
    }
}
