package org.barreleye.domain.network;

import java.nio.charset.StandardCharsets;
import org.barreleye.packet.Ipv4Address;

/**
 * A UDP datagram.
 *
 * @param address of the other host
 * @param port of the other host, 1 to 65,535
 * @param data its content, at most {@link #BYTES_MAX}; not copied
 */
public record Datagram(Ipv4Address address, int port, byte[] data) {
    /** The most bytes of a datagram that is not fragmented. */
    public static final int BYTES_MAX = 1_472;

    private static final int PORT_MAX = 65_535;

    /** Checks the port and the size. */
    public Datagram {
        if (port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("a port is a number from 1 to " + PORT_MAX + ", not " + port);
        } else if (data.length > BYTES_MAX) {
            throw new IllegalArgumentException("a datagram has at most " + BYTES_MAX + " bytes, not " + data.length);
        }
    }

    /** A datagram of text, as UTF-8. */
    public static Datagram of(Ipv4Address address, int port, String text) {
        return new Datagram(address, port, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A datagram to the sender of this one. */
    public Datagram reply(byte[] answer) {
        return new Datagram(address, port, answer);
    }

    /** The content as text, in UTF-8. */
    public String text() {
        return new String(data, StandardCharsets.UTF_8);
    }
}
