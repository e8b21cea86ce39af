package org.barreleye.shell.command;

import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;

/**
 * Iteration over the lists of services. Each element comes after the one before, and a list ends with a known error.
 */
final class Paging {
    private Paging() {}

    /** Refuses an element that does not come after the one before: the iteration would not end. */
    static void requireAscending(boolean isAfterTheLast, String service, String elements) throws CallFailed {
        if (!isAfterTheLast) {
            throw new CallFailed(new Failure(Failure.Kind.MALFORMED,
                    "the " + service + " does not list its " + elements + " in ascending order"));
        }
    }

    /** Returns whether a list has another element. An error that is not its end is a failure. */
    static boolean hasMore(ErrorCode error, ErrorHint end) throws CallFailed {
        if (error.failed() && !end.matches(error)) {
            throw new CallFailed(new Failure(Failure.Kind.REFUSED, ErrorHint.describe(error)));
        }
        return !error.failed();
    }
}
