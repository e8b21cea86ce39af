package org.barreleye.kpi.host;

import java.time.Duration;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.channel.UmpChannel;

/**
 * The settings of the channels between processes that one process makes in a folder.
 *
 * @param ringLines the lines of each ring of the services that this process offers, 2 .. 32,768; one fewer lines can be
 *     in flight. A client uses those of the service
 * @param silenceMax the time after which the other process is given up if it shows no sign of life, although its lock
 *     says that it lives: it is stopped, or hangs; 200 milliseconds to 365 days
 * @param connectionsMax the connections that a service of this process has at most at once, 1 or more
 * @param connectTimeout the time that {@link SharedChannels#connect} waits for the service
 * @param inspector the capabilities that this process knows. With {@link CapabilityInspector#NONE} references are
 *     numbers, whose meaning is a matter of both processes; otherwise a reference that arrives and is unknown here ends
 *     its connection
 */
public record SharedSettings(int ringLines, Duration silenceMax, int connectionsMax, Duration connectTimeout,
        CapabilityInspector inspector) {
    /** The shortest silence for which a process can be given up. */
    public static final Duration SILENCE_MIN = Duration.ofMillis(200);

    private static final Duration TIME_MAX = Duration.ofDays(365);

    /** Rings of 256 lines, 10 seconds of silence, 64 connections, 10 seconds to connect, no known capabilities. */
    public static final SharedSettings DEFAULT = new SharedSettings(256, Duration.ofSeconds(10), 64,
            Duration.ofSeconds(10), CapabilityInspector.NONE);

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one of them is not legal; the sentence says which, and what is
     */
    public SharedSettings {
        if (ringLines < UmpChannel.LINES_MIN || ringLines > UmpChannel.LINES_MAX) {
            throw new IllegalArgumentException("a ring has 2 to 32768 lines, not " + ringLines);
        }
        checkTime("a process is given up after a silence of", silenceMax, SILENCE_MIN);
        if (connectionsMax < 1) {
            throw new IllegalArgumentException("a service has 1 connection or more, not " + connectionsMax);
        }
        checkTime("connecting takes", connectTimeout, Duration.ZERO);
    }

    private static void checkTime(String what, Duration time, Duration min) {
        if (time.compareTo(min) < 0 || time.compareTo(TIME_MAX) > 0) {
            throw new IllegalArgumentException(what + " " + min.toMillis() + " ms or more, up to " + TIME_MAX.toDays()
                    + " days, not " + time);
        }
    }

    /** Returns these settings with another number of lines of each ring. */
    public SharedSettings withRingLines(int lines) {
        return new SharedSettings(lines, silenceMax, connectionsMax, connectTimeout, inspector);
    }

    /** Returns these settings with another time after which a silent process is given up. */
    public SharedSettings withSilenceMax(Duration time) {
        return new SharedSettings(ringLines, time, connectionsMax, connectTimeout, inspector);
    }

    /** Returns these settings with another number of connections. */
    public SharedSettings withConnectionsMax(int connections) {
        return new SharedSettings(ringLines, silenceMax, connections, connectTimeout, inspector);
    }

    /** Returns these settings with another time to wait for a service. */
    public SharedSettings withConnectTimeout(Duration time) {
        return new SharedSettings(ringLines, silenceMax, connectionsMax, time, inspector);
    }

    /** Returns these settings with another table of capabilities. */
    public SharedSettings withInspector(CapabilityInspector table) {
        return new SharedSettings(ringLines, silenceMax, connectionsMax, connectTimeout, table);
    }
}
