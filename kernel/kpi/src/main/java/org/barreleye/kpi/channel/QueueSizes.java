package org.barreleye.kpi.channel;

import org.barreleye.kpi.state.Shared;

/**
 * The sizes of the rings and queues of a system: a parameter of its boot, the same on every core. They bound memory
 * and the messages in flight, and lose none: a sender that finds a ring, a buffer or the queue for {@code try} methods
 * full waits. A {@code send} method, which cannot wait, fails beyond the bound of its queue.
 *
 * @param ringLines the lines of each ring between two cores: of a binding, of a link between two monitors, of a mailbox
 *     channel; one of them is kept for acknowledgements
 * @param endpointMessages the messages that the buffer of an endpoint holds
 * @param localLines the lines in flight in each direction within one domain
 * @param triedFrames the transport messages in the queue of a binding from which on {@code try} methods accept nothing
 * @param queuedFrames the transport messages in the queue of a binding from which on {@code send} methods fail
 */
@Shared // never changed
public record QueueSizes(int ringLines, int endpointMessages, int localLines, int triedFrames, int queuedFrames) {
    /** The most lines of a ring: a CPU driver marks the pending lines of a mailbox channel in one word. */
    public static final int RING_LINES_MAX = Long.SIZE;

    /** The most messages in the buffer of an endpoint. */
    public static final int ENDPOINT_MESSAGES_MAX = 64;

    /** The usual sizes: a ring is one page. */
    public static final QueueSizes DEFAULT =
            new QueueSizes(UmpChannel.DEFAULT_LINES, 8, LocalChannel.DEFAULT_LINES, 256, 32_768);

    /**
     * The smallest number of transport messages for {@code send} methods, which do not wait: the services of a machine
     * of 64 cores queue as many during the boot.
     */
    public static final int QUEUED_FRAMES_MIN = 1_024;

    /** The smallest legal sizes: one message in flight in each ring and each buffer. */
    public static final QueueSizes SMALLEST =
            new QueueSizes(UmpChannel.LINES_MIN, 1, 1, 1, QUEUED_FRAMES_MIN);

    private static final int LOCAL_LINES_MAX = 1 << 15;
    private static final int FRAMES_MAX = 1 << 24;
    private static final long PAGE_BYTES = 4096;

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if one of them is not legal; the sentence says which, and what is
     */
    public QueueSizes {
        check("a ring between two cores", "lines", ringLines, UmpChannel.LINES_MIN, RING_LINES_MAX);
        check("the buffer of an endpoint", "messages", endpointMessages, 1, ENDPOINT_MESSAGES_MAX);
        check("a channel within a domain", "lines", localLines, 1, LOCAL_LINES_MAX);
        check("the queue of a binding for 'try' methods", "transport messages", triedFrames, 1, FRAMES_MAX);
        check("the queue of a binding for 'send' methods", "transport messages", queuedFrames,
                QUEUED_FRAMES_MIN, FRAMES_MAX);
    }

    private static void check(String what, String unit, int size, int min, int max) {
        if (size < min || size > max) {
            throw new IllegalArgumentException(what + " holds " + min + " to " + max + " " + unit + ", not " + size);
        }
    }

    /** Returns these sizes with another number of lines of a ring between two cores. */
    public QueueSizes withRingLines(int lines) {
        return new QueueSizes(lines, endpointMessages, localLines, triedFrames, queuedFrames);
    }

    /** Returns these sizes with another number of messages in the buffer of an endpoint. */
    public QueueSizes withEndpointMessages(int messages) {
        return new QueueSizes(ringLines, messages, localLines, triedFrames, queuedFrames);
    }

    /** Returns the bytes of one ring between two cores. */
    public long ringBytes() {
        return (long) ringLines * UmpChannel.LINE_BYTES;
    }

    /** Returns the bytes of the frame of both rings of a channel between two cores: whole pages. */
    public long frameBytes() {
        return (2 * ringBytes() + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
    }
}
