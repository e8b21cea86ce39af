package org.barreleye.kpi.host;

import java.io.IOException;
import java.nio.file.Path;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.channel.LineStorage;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.host.memory.HostLines;
import org.barreleye.kpi.outcome.ConnectionFailed;

/**
 * Makes pairs of channel ends for plain Java threads, and connections between processes. Capabilities are passed as the
 * references that they are.
 */
public final class HostChannels {
    /** The default number of messages that an endpoint buffers. */
    public static final int DEFAULT_MESSAGES = 16;

    private HostChannels() {}

    /**
     * A pair of rings between two threads.
     *
     * @param first for one thread
     * @param second for the other
     */
    public record UmpPair(UmpChannel first, UmpChannel second) {}

    /**
     * A pair of endpoints within one thread.
     *
     * @param first one end
     * @param second the other
     */
    public record LmpPair(LmpChannel first, LmpChannel second) {}

    /** Rings of the usual size. */
    public static UmpPair ump() {
        return ump(UmpChannel.DEFAULT_LINES);
    }

    /**
     * Rings of so many lines each.
     *
     * @param lines 2 .. 32,768; one fewer lines can be in flight
     */
    public static UmpPair ump(int lines) {
        return ump(lines, CapabilityInspector.NONE);
    }

    /**
     * Rings of so many lines each, between threads that share a table of capabilities.
     *
     * @param lines 2 .. 32,768; one fewer lines can be in flight
     * @param inspector the table
     */
    public static UmpPair ump(int lines, CapabilityInspector inspector) {
        if (lines < UmpChannel.LINES_MIN || lines > UmpChannel.LINES_MAX) {
            throw new IllegalArgumentException("a ring has 2 to 32768 lines, not " + lines);
        }
        HostLines forward = new HostLines(lines);
        HostLines backward = new HostLines(lines);
        HostCapabilityChannel.Queue capabilitiesForward = new HostCapabilityChannel.Queue();
        HostCapabilityChannel.Queue capabilitiesBackward = new HostCapabilityChannel.Queue();
        return new UmpPair(new UmpChannel(forward, backward,
                new HostCapabilityChannel(capabilitiesForward, capabilitiesBackward, inspector)),
                new UmpChannel(backward.forOtherEnd(), forward.forOtherEnd(),
                new HostCapabilityChannel(capabilitiesBackward, capabilitiesForward, inspector)));
    }

    /**
     * Channels to other processes of the same user, by files in a folder, with the usual settings.
     *
     * @param folder on a file system with POSIX permissions, best one in memory such as {@code /dev/shm}; made if there
     *     is none. Only this user may have access to it
     * @throws ConnectionFailed if others have access to it
     */
    public static SharedChannels shared(Path folder) throws IOException {
        return shared(folder, SharedSettings.DEFAULT);
    }

    /**
     * Channels to other processes of the same user, by files in a folder.
     *
     * @throws ConnectionFailed if others have access to the folder
     */
    public static SharedChannels shared(Path folder, SharedSettings settings) throws IOException {
        return SharedChannels.in(folder, settings);
    }

    /** Endpoints of the usual size. */
    public static LmpPair lmp() {
        return lmp(DEFAULT_MESSAGES);
    }

    /**
     * Endpoints that buffer so many messages each.
     *
     * @param messages 1 or more
     */
    public static LmpPair lmp(int messages) {
        return lmp(messages, CapabilityInspector.NONE);
    }

    /**
     * Endpoints that buffer so many messages each, between programs that share a table of capabilities.
     *
     * @param messages 1 or more
     * @param inspector the table
     */
    public static LmpPair lmp(int messages, CapabilityInspector inspector) {
        if (messages < 1) {
            throw new IllegalArgumentException("an endpoint buffers 1 message or more, not " + messages);
        }
        HostEndpoint.Ring forward = new HostEndpoint.Ring(messages);
        HostEndpoint.Ring backward = new HostEndpoint.Ring(messages);
        return new LmpPair(new HostEndpoint(forward, backward, inspector),
                new HostEndpoint(backward, forward, inspector));
    }
}
