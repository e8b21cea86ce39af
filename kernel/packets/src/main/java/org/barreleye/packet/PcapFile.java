package org.barreleye.packet;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a capture in the classic pcap format, with times in nanoseconds, little-endian (Internet-Draft
 * draft-ietf-opsawg-pcap, "PCAP Capture File Format"): a header of 24 bytes, and for each frame a header of 16 bytes
 * and its bytes. Wireshark, tshark and tcpdump read it.
 */
public final class PcapFile {
    private static final int MAGIC_NANOSECONDS = 0xa1b2_3c4d;
    private static final int MAJOR_VERSION = 2;
    private static final int MINOR_VERSION = 4;
    private static final int SNAPSHOT_LENGTH = 262_144;
    private static final int LINK_TYPE_ETHERNET = 1;
    private static final long NANOSECONDS_PER_SECOND = 1_000_000_000L;
    private static final long MAX_SECONDS = 0xffff_ffffL;

    private final OutputStream out;

    private PcapFile(OutputStream out) {
        this.out = out;
    }

    /** Writes the header of a file. The caller closes the stream. */
    public static PcapFile begin(OutputStream out) throws IOException {
        PcapFile file = new PcapFile(out);
        file.put32(MAGIC_NANOSECONDS);
        file.put16(MAJOR_VERSION);
        file.put16(MINOR_VERSION);
        file.put32(0);
        file.put32(0);
        file.put32(SNAPSHOT_LENGTH);
        file.put32(LINK_TYPE_ETHERNET);
        return file;
    }

    /**
     * Writes a frame.
     *
     * @param nanoseconds since the epoch of the capture, 0 to 2^32 seconds
     * @param frame without its frame check sequence
     */
    public void write(long nanoseconds, byte[] frame) throws IOException {
        long seconds = nanoseconds / NANOSECONDS_PER_SECOND;
        if (nanoseconds < 0 || seconds > MAX_SECONDS || frame.length > SNAPSHOT_LENGTH) {
            throw new IllegalArgumentException("a frame of a capture has a time from 0 to 2^32 seconds and at most "
                    + SNAPSHOT_LENGTH + " bytes, not " + nanoseconds + " ns and " + frame.length + " bytes");
        }
        put32((int) seconds);
        put32((int) (nanoseconds % NANOSECONDS_PER_SECOND));
        put32(frame.length);
        put32(frame.length);
        out.write(frame);
    }

    private void put16(int value) throws IOException {
        out.write(value);
        out.write(value >>> 8);
    }

    private void put32(int value) throws IOException {
        put16(value);
        put16(value >>> 16);
    }
}
