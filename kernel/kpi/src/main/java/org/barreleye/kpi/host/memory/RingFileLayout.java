package org.barreleye.kpi.host.memory;

import org.barreleye.kpi.channel.UmpChannel;

/**
 * The layout of the file of a connection, in bytes from its beginning; all numbers in it are 64 bits, little-endian.
 *
 * <p>0: the {@linkplain FileHeader header}, which the server writes once. 1024 and 1280: the state of the server and of
 * the client, each written by that process only: heartbeat, {@link EndState}, process number. 2048 and 2304: bytes that
 * the server and the client lock as long as they live, and that neither reads nor writes. 4096: the rings from server
 * to client and from client to server, then those of their capabilities, {@value #CAPABILITY_LINES} lines each.
 *
 * @param ringLines the lines of each ring of messages, 2 .. 32,768
 */
public record RingFileLayout(int ringLines) {
    /** The lines of each ring of capabilities. */
    public static final int CAPABILITY_LINES = 16;

    /** The bytes before the rings. */
    public static final int RINGS = 4096;

    private static final int SERVER_STATE = 1024;
    private static final int CLIENT_STATE = 1280;
    private static final int SERVER_LOCK = 2048;
    private static final int CLIENT_LOCK = 2304;
    private static final int CAPABILITY_BYTES = CAPABILITY_LINES * UmpChannel.LINE_BYTES;

    /** Returns whether a ring can have so many lines. */
    static boolean isLegal(long ringLines) {
        return ringLines >= UmpChannel.LINES_MIN && ringLines <= UmpChannel.LINES_MAX;
    }

    /** The counter that an end advances as long as its process runs. */
    static int heartbeat(FileEnd end) {
        return end == FileEnd.SERVER ? SERVER_STATE : CLIENT_STATE;
    }

    /** The number of the {@link EndState} of an end. */
    static int state(FileEnd end) {
        return heartbeat(end) + Long.BYTES;
    }

    /** The process number of an end, for people. */
    static int process(FileEnd end) {
        return heartbeat(end) + 2 * Long.BYTES;
    }

    /** The byte that an end locks. */
    static int lock(FileEnd end) {
        return end == FileEnd.SERVER ? SERVER_LOCK : CLIENT_LOCK;
    }

    /** The ring of the messages that an end sends. */
    public int ring(FileEnd sender) {
        return sender == FileEnd.SERVER ? RINGS : RINGS + ringBytes();
    }

    /** The ring of the capabilities that an end sends. */
    public int capabilities(FileEnd sender) {
        return RINGS + 2 * ringBytes() + (sender == FileEnd.SERVER ? 0 : CAPABILITY_BYTES);
    }

    /** The size of the file. */
    public int fileBytes() {
        return RINGS + 2 * ringBytes() + 2 * CAPABILITY_BYTES;
    }

    private int ringBytes() {
        return ringLines * UmpChannel.LINE_BYTES;
    }
}
