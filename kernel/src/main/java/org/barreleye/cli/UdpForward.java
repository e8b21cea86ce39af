package org.barreleye.cli;

import java.util.OptionalInt;

/**
 * The forwarding of datagrams between a port of the host and a service of the first machine.
 *
 * @param hostPort the UDP port at 127.0.0.1
 * @param servicePort the UDP port at the address of the machine
 */
record UdpForward(int hostPort, int servicePort) {
    private static final int PORT_MAX = 0xffff;

    /**
     * Parses the value of the option {@code --udp}.
     *
     * @throws InvalidInput if it is none
     */
    static UdpForward parse(String text) throws InvalidInput {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new InvalidInput("`--udp " + text + "` is not `--udp HOSTPORT:SERVICE`, such as `--udp 9000:echo`");
        }
        OptionalInt hostPort = port(text.substring(0, colon));
        if (hostPort.isEmpty()) {
            throw new InvalidInput("--udp: a port of the host is 1 to 65535, not '" + text.substring(0, colon) + "'");
        }
        String service = text.substring(colon + 1);
        OptionalInt servicePort = port(service).isPresent() ? port(service) : WellKnownService.portOf(service);
        if (servicePort.isEmpty()) {
            throw new InvalidInput("--udp: no service is called '" + service + "'; a service is a port from 1 to 65535,"
                    + " or one of " + WellKnownService.list());
        }
        return new UdpForward(hostPort.getAsInt(), servicePort.getAsInt());
    }

    private static OptionalInt port(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            return OptionalInt.empty();
        }
        int port = Integer.parseInt(text);
        return port >= 1 && port <= PORT_MAX ? OptionalInt.of(port) : OptionalInt.empty();
    }
}
