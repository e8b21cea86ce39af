package org.barreleye.domain.quota;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;

/** A resource that each domain has a quota of. */
public enum Resource {
    /** Memory, in bytes. */
    MEMORY("bytes of memory", 4096, 1 << 16, SystemError.MEMORY_QUOTA_REACHED),
    /** Capability slots. A capability space has 256 at least. */
    SLOTS("capability slots", 256, 256, SystemError.SLOT_QUOTA_REACHED),
    /** Connections to other domains. */
    CONNECTIONS("connections", 1, 8, SystemError.CONNECTION_QUOTA_REACHED),
    /** Processes that run. */
    PROCESSES("processes", 1, 0, SystemError.PROCESS_QUOTA_REACHED),
    /** Calls to the monitor that are not answered. */
    CALLS("unanswered calls to the monitor", 1, 4, SystemError.CALL_QUOTA_REACHED),
    /** Records of the name service. */
    RECORDS("records of the name service", 1, 4, SystemError.RECORD_QUOTA_REACHED),
    /** Watched prefixes of names. */
    WATCHES("watches of the name service", 1, 1, SystemError.WATCH_QUOTA_REACHED),
    /** Lines of output in a second of the machine's time. */
    LINES("lines of output a second", 1, 100, SystemError.LINE_QUOTA_REACHED);

    private final String unit;
    private final long granularity;
    private final long usualLeast;
    private final SystemError error;

    Resource(String unit, long granularity, long usualLeast, SystemError error) {
        this.unit = unit;
        this.granularity = granularity;
        this.usualLeast = usualLeast;
        this.error = error;
    }

    /** The word for it in the policy and in commands. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The resource that is counted. */
    public String unit() {
        return unit;
    }

    /** Quotas are multiples of this. */
    public long granularity() {
        return granularity;
    }

    /** The least that a domain can have. */
    public long least() {
        return switch (this) {
            case SLOTS -> granularity;
            case LINES -> 1;
            default -> 0;
        };
    }

    /** The least that a child gets unless its spawner says otherwise. */
    public long usualLeast() {
        return usualLeast;
    }

    /** The error of a domain that would have more than its quota permits. */
    public SystemError error() {
        return error;
    }

    /** Returns the resource of a word; empty if there is none. */
    public static Optional<Resource> of(String label) {
        return Arrays.stream(values()).filter(resource -> resource.label().equals(label)).findFirst();
    }

    /** Returns the resource whose quota an error says is reached; empty if it is another error. */
    public static Optional<Resource> reachedBy(ErrorCode error) {
        return error.equals(ErrorCode.of(KernelError.SLOT_QUOTA_REACHED))
                ? Optional.of(SLOTS)
                : Arrays.stream(values()).filter(resource -> resource.error.matches(error)).findFirst();
    }
}
