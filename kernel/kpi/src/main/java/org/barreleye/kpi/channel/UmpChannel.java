package org.barreleye.kpi.channel;

/**
 * One end of a pair of rings of 64-byte lines: user-level message passing between two cores that share memory.
 *
 * <p>The header of a line, its last word: bit 0 epoch, which flips every lap, so that a line has its own mark of
 * validity and no index is shared; bits 1..16 the number of lines that the sender of this line has received, modulo
 * 2^16; bits 17..31 the message number; bits 32..63 the token.
 *
 * <p><b>Acknowledgements.</b> They ride in the header of whatever is sent. A side that has received a quarter of the
 * ring and has nothing to send publishes an explicit one, message number 0. It goes into the line that the next message
 * will take and does not advance: the next message, or a newer acknowledgement, overwrites it. So an acknowledgement
 * needs no acknowledgement. One line is kept for that purpose, which is why {@code n} lines carry {@code n - 1} lines
 * in flight: two sides that fill each other's ring can always acknowledge. The last line of all
 * may take that line too, so that an end can always send its close message.
 */
public final class UmpChannel extends UmpPositionsPadding implements LineChannel {
    /** The default number of lines of a ring: one page. */
    public static final int DEFAULT_LINES = 64;

    /** The fewest lines of a ring: one line in flight, and an acknowledgement. */
    public static final int LINES_MIN = 2;

    /** The most lines of a ring: acknowledgements are counted modulo 2^16. */
    public static final int LINES_MAX = 1 << 15;

    /** The bytes of a line. */
    public static final int LINE_BYTES = 64;

    private static final int ACK_SHIFT = 1;
    private static final long ACK_MASK = 0xffff;
    private static final int MESSAGE_SHIFT = 17;
    private static final int MESSAGE_MASK = 0x7fff;
    private static final int TOKEN_SHIFT = 32;
    private static final int EXPLICIT_ACK = 0;

    private final LineStorage outgoing;
    private final LineStorage incoming;
    private final CapabilityChannel capabilities;
    private final QueueSizes sizes;
    private final MessageTracer tracer;
    private final int outgoingLines;
    private final int incomingLines;
    private final int linesInFlightMax;
    private final int unacknowledgedMax;

    /**
     * Makes one end in a system of the {@linkplain QueueSizes#DEFAULT usual sizes}, whose messages are not traced; the
     * other end has the two storages the other way round.
     *
     * @throws IllegalArgumentException if a ring has fewer than 2 or more than 32,768 lines
     */
    public UmpChannel(LineStorage outgoing, LineStorage incoming, CapabilityChannel capabilities) {
        this(outgoing, incoming, capabilities, QueueSizes.DEFAULT, MessageTracer.NONE);
    }

    /**
     * Makes one end; the other end has the two storages the other way round.
     *
     * @param sizes the sizes of the system, which bound the queue of a binding over this end
     * @param tracer the tracer of the program that this end belongs to
     * @throws IllegalArgumentException if a ring has fewer than 2 or more than 32,768 lines
     */
    public UmpChannel(LineStorage outgoing, LineStorage incoming, CapabilityChannel capabilities, QueueSizes sizes,
            MessageTracer tracer) {
        this.outgoing = checked(outgoing);
        this.incoming = checked(incoming);
        this.capabilities = capabilities;
        this.sizes = sizes;
        this.tracer = tracer;
        this.outgoingLines = outgoing.lines();
        this.incomingLines = incoming.lines();
        this.linesInFlightMax = outgoing.lines() - 1;
        this.unacknowledgedMax = Math.max(1, incoming.lines() / 4);
    }

    private static LineStorage checked(LineStorage storage) {
        if (storage.lines() < LINES_MIN || storage.lines() > LINES_MAX) {
            throw new IllegalArgumentException("a ring has 2 to 32768 lines, not " + storage.lines());
        }
        return storage;
    }

    @Override
    public QueueSizes queueSizes() {
        return sizes;
    }

    @Override
    public CapabilityChannel capabilities() {
        return capabilities;
    }

    @Override
    public MessageTracer tracer() {
        return tracer;
    }

    /** The largest number of lines in flight. */
    public int capacity() {
        return linesInFlightMax;
    }

    @Override
    public int free() {
        if (sent - acknowledgedByPeer == linesInFlightMax) {
            pollAcknowledgement();
        }
        return linesInFlightMax - (int) (sent - acknowledgedByPeer);
    }

    private void pollAcknowledgement() {
        long header = incoming.header(receiveLine);
        if ((header & EPOCH) == receiveEpoch) {
            processAcknowledgement(header);
        }
    }

    @Override
    public boolean send(int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        long count = sent;
        if (count - acknowledgedByPeer == linesInFlightMax && free() == 0) {
            return false;
        }
        int line = sendLine;
        long epoch = sendEpoch;
        long taken = received;
        sent = count + 1;
        if (acknowledgedLocally != taken) { // few stores: until a line is in the cache, they wait behind those to it
            acknowledgedLocally = taken;
        }
        if (line + 1 == outgoingLines) {
            sendLine = 0;
            sendEpoch = epoch ^ EPOCH;
        } else {
            sendLine = line + 1;
        }
        outgoing.publish(line, w0, w1, w2, w3, w4, w5, w6, header(message, token, taken, epoch));
        return true;
    }

    @Override
    public void publishAhead(
            int ahead, int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        int line = sendLine + ahead;
        long epoch = sendEpoch;
        if (line >= outgoingLines) {
            line -= outgoingLines;
            epoch ^= EPOCH;
        }
        outgoing.publish(line, w0, w1, w2, w3, w4, w5, w6, header(message, token, epoch));
    }

    @Override
    public void advance(int lines) {
        sent += lines;
        sendLine += lines;
        if (sendLine >= outgoingLines) {
            sendLine -= outgoingLines;
            sendEpoch ^= EPOCH;
        }
        acknowledgedLocally = received;
    }

    @Override
    public void sendLast(int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        outgoing.publish(sendLine, w0, w1, w2, w3, w4, w5, w6, header(message, token, sendEpoch));
        advance(1);
    }

    @Override
    public long poll() {
        long header = incoming.header(receiveLine);
        if ((header & EPOCH) != receiveEpoch) {
            return 0;
        }
        processAcknowledgement(header);
        int message = number(header);
        return message == EXPLICIT_ACK ? 0 : header >>> TOKEN_SHIFT << TOKEN_SHIFT | message;
    }

    @Override
    public void take(long header, LineReceiver receiver) {
        take(incoming, receiveLine, (int) header, (int) (header >>> TOKEN_SHIFT), receiver);
    }

    /** The same as {@link #poll} and {@link #take}, in fewer instructions. */
    @Override
    public boolean receive(LineReceiver receiver) {
        LineStorage lines = incoming;
        int line = receiveLine;
        long header = lines.header(line);
        if ((header & EPOCH) != receiveEpoch) {
            return false;
        }
        processAcknowledgement(header);
        int message = number(header);
        if (message == EXPLICIT_ACK) {
            return false;
        }
        take(lines, line, message, (int) (header >>> TOKEN_SHIFT), receiver);
        return true;
    }

    private void take(LineStorage lines, int line, int message, int token, LineReceiver receiver) {
        if (line + 1 == incomingLines) {
            receiveLine = 0;
            receiveEpoch ^= EPOCH;
        } else {
            receiveLine = line + 1;
        }
        received++;
        receiver.onLine(message, token, lines.word(line, 0), lines.word(line, 1), lines.word(line, 2),
                lines.word(line, 3), lines.word(line, 4), lines.word(line, 5), lines.word(line, 6));
    }

    /** The number of lines that have been received. */
    public long received() {
        return received;
    }

    /** The incoming line that will hold the next line or acknowledgement: what a reader waits for. */
    public int nextIncomingLine() {
        return receiveLine;
    }

    @Override
    public boolean isAcknowledgementDue() {
        return received - acknowledgedLocally >= unacknowledgedMax;
    }

    @Override
    public void acknowledge() {
        outgoing.publish(sendLine, 0, 0, 0, 0, 0, 0, 0, header(EXPLICIT_ACK, 0, sendEpoch));
        acknowledgedLocally = received;
    }

    private void processAcknowledgement(long header) {
        int newlyAcknowledged = (int) ((header >>> ACK_SHIFT) - acknowledgedByPeer & ACK_MASK);
        // A peer may claim to have received more than this side sent: only what is possible counts.
        if (newlyAcknowledged <= sent - acknowledgedByPeer) {
            acknowledgedByPeer += newlyAcknowledged;
        }
    }

    private static int number(long header) {
        return (int) (header >>> MESSAGE_SHIFT) & MESSAGE_MASK;
    }

    private long header(int message, int token, long epoch) {
        return header(message, token, received, epoch);
    }

    private static long header(int message, int token, long received, long epoch) {
        return (long) token << TOKEN_SHIFT | (long) message << MESSAGE_SHIFT | (
                received & ACK_MASK) << ACK_SHIFT | epoch;
    }
}
