package org.barreleye.kpi.host.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.outcome.ConnectionFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.InterfaceIdentity;

/**
 * The first bytes of the file of a connection. Offset 0: eight letters; 8: the version of the layout; 16: the lines of
 * each ring; 24: the process number of the server; 32: the bytes of the interface's name; 40: the fingerprint; 72: the
 * name in UTF-8; zeros up to {@value #BYTES}.
 *
 * @param layout of the file
 * @param serverProcess the process number of the server, for people
 * @param identity of the interface
 */
public record FileHeader(RingFileLayout layout, long serverProcess, InterfaceIdentity identity) {
    /** The bytes of a header. */
    static final int BYTES = 512;

    private static final long LETTERS = 0x474e_4952_5252_4142L; // "BARRRING", the first letter in the lowest byte
    private static final long VERSION = 1;
    private static final int VERSION_OFFSET = 8;
    private static final int LINES_OFFSET = 16;
    private static final int PROCESS_OFFSET = 24;
    private static final int NAME_BYTES_OFFSET = 32;
    private static final int FINGERPRINT_OFFSET = 40;
    private static final int FINGERPRINT_BYTES = 32;
    private static final int NAME_OFFSET = 72;

    /** The bytes of this header. */
    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        byte[] name = identity.name().getBytes(StandardCharsets.UTF_8);
        bytes.putLong(0, LETTERS);
        bytes.putLong(VERSION_OFFSET, VERSION);
        bytes.putLong(LINES_OFFSET, layout.ringLines());
        bytes.putLong(PROCESS_OFFSET, serverProcess);
        bytes.putLong(NAME_BYTES_OFFSET, name.length);
        bytes.put(FINGERPRINT_OFFSET, HexFormat.of().parseHex(identity.fingerprint()));
        bytes.put(NAME_OFFSET, name);
        return bytes.array();
    }

    /**
     * Reads a header, in which nothing is believed.
     *
     * @param array {@value #BYTES} bytes
     * @param path of the file, for the error
     * @throws ConnectionFailed if it is no header
     */
    static FileHeader parse(byte[] array, Path path) throws ConnectionFailed {
        ByteBuffer bytes = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getLong(0) != LETTERS) {
            throw malformed(path, "is not the file of a connection");
        }
        long version = bytes.getLong(VERSION_OFFSET);
        if (version != VERSION) {
            throw malformed(path, "has version " + Long.toUnsignedString(version) + " of the layout, and this process"
                    + " knows version " + VERSION + " only: use the same release at both ends");
        }
        long lines = bytes.getLong(LINES_OFFSET);
        if (!RingFileLayout.isLegal(lines)) {
            throw malformed(path, "says that its rings have " + Long.toUnsignedString(lines) + " lines, and "
                    + UmpChannel.LINES_MIN + " to " + UmpChannel.LINES_MAX + " are possible");
        }
        long nameBytes = bytes.getLong(NAME_BYTES_OFFSET);
        if (nameBytes < 1 || nameBytes > InterfaceIdentity.NAME_BYTES_MAX) {
            throw malformed(path, "says that the name of its interface has " + Long.toUnsignedString(nameBytes)
                    + " bytes");
        }
        String name = new String(array, NAME_OFFSET, (int) nameBytes, StandardCharsets.UTF_8);
        String fingerprint = HexFormat.of().formatHex(array, FINGERPRINT_OFFSET,
                FINGERPRINT_OFFSET + FINGERPRINT_BYTES);
        try {
            return new FileHeader(new RingFileLayout((int) lines), bytes.getLong(PROCESS_OFFSET),
                    new InterfaceIdentity(name, fingerprint));
        } catch (IllegalArgumentException impossible) {
            throw malformed(path, "does not name an interface");
        }
    }

    private static ConnectionFailed malformed(Path path, String sentence) {
        return new ConnectionFailed(Failure.Kind.MALFORMED, path + " " + sentence);
    }
}
