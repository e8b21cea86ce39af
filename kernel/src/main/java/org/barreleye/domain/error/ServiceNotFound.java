package org.barreleye.domain.error;

import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;

/** The failures of an attempt to bind to a service by its name. */
public final class ServiceNotFound {
    private static final long UNIT = 1_000;

    private ServiceNotFound() {}

    /**
     * Returns the failure of a wait for a name that was not registered in time.
     *
     * @param timeout the length of the wait, in nanoseconds
     * @param nearest the nearest name of a service, empty if none is near
     */
    public static Failure timedOut(String name, long timeout, String nearest) {
        String suggestion = nearest.isEmpty() ? "" : " (did you mean '" + nearest + "'?)";
        return new Failure(Failure.Kind.NO_SUCH_SERVICE, "there is no service '" + name + "'" + suggestion
                + "; it was not registered within " + duration(timeout));
    }

    /** Returns the failure of a request that the name service has refused. */
    public static Failure refused(String name, ErrorCode error) {
        return new Failure(Failure.Kind.NO_SUCH_SERVICE,
                "there is no service '" + name + "': " + SystemError.describe(error));
    }

    /** A time in the largest unit of which it is a whole number. */
    private static String duration(long nanoseconds) {
        String[] units = {"ns", "us", "ms", "s"};
        long number = nanoseconds;
        int unit = 0;
        while (unit < units.length - 1 && number != 0 && number % UNIT == 0) {
            number /= UNIT;
            unit++;
        }
        return number + " " + units[unit];
    }
}
