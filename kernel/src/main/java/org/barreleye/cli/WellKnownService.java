package org.barreleye.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** UDP services and the ports that IANA has assigned to them (Service Name and Transport Protocol Port Registry). */
enum WellKnownService {
    /** Sends back what it receives (RFC 862). */
    ECHO(7),
    /** Receives (RFC 863). */
    DISCARD(9),
    /** Tells date and time as text (RFC 867). */
    DAYTIME(13),
    /** Sends a quotation (RFC 865). */
    QOTD(17),
    /** Sends characters (RFC 864). */
    CHARGEN(19),
    /** Tells the time in seconds (RFC 868). */
    TIME(37),
    /** Names of hosts (RFC 1035). */
    DOMAIN(53),
    /** Files (RFC 1350). */
    TFTP(69),
    /** Synchronizes clocks (RFC 5905). */
    NTP(123),
    /** Network management (RFC 3411). */
    SNMP(161),
    /** Log messages (RFC 5426). */
    SYSLOG(514);

    private final int port;

    WellKnownService(int port) {
        this.port = port;
    }

    /** Returns the port of a service; empty if none is called so. */
    static OptionalInt portOf(String name) {
        return Arrays.stream(values()).filter(service -> service.label().equals(name))
                .mapToInt(service -> service.port).findFirst();
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Lists all with their ports. */
    static String list() {
        return Arrays.stream(values()).map(service -> service.label() + " " + service.port)
                .collect(Collectors.joining(", "));
    }
}
