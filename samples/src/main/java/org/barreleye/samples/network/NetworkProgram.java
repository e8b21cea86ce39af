package org.barreleye.samples.network;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.device.DeviceRecord;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Manifest.Need;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Payload;

/** Brings a network interface up and uses it; if it does not come up, the program says what is missing. */
public record NetworkProgram() implements BlockingProgram {
    private static final long LINK_WAIT = 5_000_000;
    private static final int PINGS = 3;
    private static final int PORT = 50_000;
    private static final int ECHO = 7;
    private static final int TIME = 37;
    // From 1900, the epoch of the time protocol (RFC 868), to 1970.
    private static final long SECONDS_TO_1970 = 2_208_988_800L;

    @Override
    public String name() {
        return "network";
    }

    @Override
    public Manifest manifest() {
        return Manifest.needing(Need.DEVICES);
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        List<DeviceRecord> interfaces =
                DeviceRecord.all(domain).stream().filter(device -> device.kind().equals("nic")).toList();
        if (interfaces.isEmpty()) {
            domain.syscalls().print("no network: the machine has no network interface");
            return 1;
        }
        DeviceRecord device = interfaces.get(0);
        NicDriver driver = new NicDriver(domain, device);
        try {
            Optional<String> missing = comeUpAndTalk(domain, device.name(), driver);
            missing.ifPresent(what -> domain.syscalls().print(device.name() + ": not up: " + what));
            domain.syscalls().print(device.name() + ": " + driver.counts());
            return missing.isPresent() ? 1 : 0;
        } finally {
            driver.stop();
        }
    }

    /** Returns what is missing; nothing if all went well. */
    private static Optional<String> comeUpAndTalk(Domain domain, String name, NicDriver driver) {
        if (!driver.waitUntil(driver::isLinkUp, LINK_WAIT)) {
            return Optional.of("the link is down; the interface is not connected to a wire");
        }
        NetworkStack stack = new NetworkStack(driver);
        domain.syscalls().print(name + ": link up, " + driver.megabits() + " Mbit/s, address " + stack.mac());
        DhcpClient dhcp = new DhcpClient(stack);
        Optional<String> missing = lease(domain, driver, dhcp);
        if (missing.isPresent()) {
            return missing;
        }
        domain.syscalls().print(name + ": up, " + dhcp.address() + " from " + dhcp.server() + " by DHCP");
        Pinger pinger = new Pinger(driver, stack, domain.syscalls()::now);
        pinger.ping(dhcp.server(), PINGS);
        domain.syscalls().print("ping " + dhcp.server() + ": " + pinger.answered() + " of " + PINGS + " answered, "
                + pinger.meanMicroseconds() + " us");
        return talk(domain, new UdpExchange(driver, stack, PORT), dhcp.server());
    }

    private static Optional<String> lease(Domain domain, NicDriver driver, DhcpClient dhcp) {
        dhcp.start(domain.syscalls().now());
        while (dhcp.state() == DhcpClient.State.SELECTING || dhcp.state() == DhcpClient.State.REQUESTING) {
            DhcpClient.State before = dhcp.state();
            driver.waitUntil(() -> dhcp.state() != before, Math.max(0, dhcp.deadline() - domain.syscalls().now()));
            dhcp.onDeadline(domain.syscalls().now());
        }
        if (dhcp.state() == DhcpClient.State.BOUND) {
            return Optional.empty();
        }
        return Optional.of(!driver.isLinkUp() ? "the link was lost before a DHCP server answered"
                : dhcp.server().equals(Ipv4Address.ANY)
                ? "no DHCP server answered " + DhcpClient.TRIES + " requests"
                : "the DHCP server " + dhcp.server() + " offered " + dhcp.address() + " and did not grant it");
    }

    private static Optional<String> talk(Domain domain, UdpExchange exchange, Ipv4Address peer) {
        Payload sent = Payload.of("there and back again");
        Optional<Payload> echoed = exchange.ask(peer, ECHO, sent);
        if (!echoed.equals(Optional.of(sent))) {
            return Optional.of(peer + " did not echo a datagram");
        }
        domain.syscalls().print("udp echo: '" + echoed.get().text() + "' came back");
        Optional<Payload> time = exchange.ask(peer, TIME, Payload.EMPTY);
        if (time.filter(bytes -> bytes.length() == Integer.BYTES).isEmpty()) {
            return Optional.of(peer + " did not tell the time");
        }
        domain.syscalls().print("time: " + Instant.ofEpochSecond(seconds(time.get()) - SECONDS_TO_1970));
        return Optional.empty();
    }

    private static long seconds(Payload bytes) {
        long seconds = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            seconds = seconds << Byte.SIZE | bytes.at(i);
        }
        return seconds;
    }
}
