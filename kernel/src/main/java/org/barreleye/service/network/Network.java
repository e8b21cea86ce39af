package org.barreleye.service.network;

import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.knowledge.KnowledgeConnection;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.generated.user.net.PingReply;
import org.barreleye.knowledge.Fact;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.packet.DhcpMessage;
import org.barreleye.packet.IcmpEcho;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Ipv4Subnet;
import org.barreleye.packet.UdpDatagram;

/**
 * The network of the machine: one interface with its protocols and its clients. It comes up in three steps: the driver
 * is found, the link comes up, a DHCP server grants an address; and it goes down when one of them is lost.
 */
final class Network implements InterfaceListener, StackListener, DhcpListener, Copyable {
    private final Domain domain;
    private final int core;
    private final NetworkInterface station;
    private final IpStack stack;
    private final DhcpClient dhcp;
    private final UdpPorts ports = new UdpPorts();
    private final EchoRequests echoes;
    private final KnowledgeConnection knowledge;
    private final DriverInquiry driver;
    private final Announcement announcement;
    private InterfaceState state = InterfaceState.NO_DRIVER;

    /**
     * A network that is not up yet.
     *
     * @param core of the stack
     * @param device the name of the interface
     */
    Network(Domain domain, int core, String device) {
        this.domain = domain;
        this.core = core;
        station = new NetworkInterface(domain, new DriverBuffers(domain, core), device, this);
        stack = new IpStack(domain.syscalls(), station, this);
        dhcp = new DhcpClient(domain.syscalls(), stack, station, this);
        echoes = new EchoRequests(domain);
        knowledge = new KnowledgeConnection(domain);
        driver = new DriverInquiry(domain, device);
        announcement = new Announcement(domain, this);
        domain.events().add(dhcp);
    }

    /** Begins to come up. The listener is told once, when the network is up or it is known what is missing. */
    void start(SettledListener listener) {
        knowledge.open();
        announcement.begin(listener);
        driver.open(announcement);
        station.open();
    }

    Domain domain() {
        return domain;
    }

    /** The core of the stack. */
    int core() {
        return core;
    }

    NetworkInterface station() {
        return station;
    }

    IpStack stack() {
        return stack;
    }

    UdpPorts ports() {
        return ports;
    }

    InterfaceState state() {
        return state;
    }

    /** A sentence: where the driver runs and why, or what is missing. */
    String reason() {
        return switch (state) {
            case NO_DRIVER -> station.problem().isEmpty() ? driver.missing() : station.problem();
            case NO_LINK -> "the link is down: no wire is connected, or the wire is cut";
            case NO_ADDRESS -> dhcp.state() == DhcpClient.State.FAILED ? dhcp.problem()
                    : "no DHCP server has granted an address yet";
            case UP -> driver.placement();
        };
    }

    /** Renews the lease of the address when it is time to. Called before the address is used. */
    void checkLease() {
        dhcp.checkLease();
    }

    /** Sends a datagram of a client. */
    SendResult send(Ipv4Address target, UdpDatagram datagram) {
        checkLease();
        return stack.isConfigured() ? stack.sendDatagram(target, datagram) : SendResult.DOWN;
    }

    /** Sends an echo request of a client. */
    void ping(Ipv4Address target, int bytes, long timeout, PingReply reply) {
        checkLease();
        echoes.send(stack, target, bytes, timeout, reply);
    }

    @Override
    public void onInterfaceChange() {
        boolean hadLink = state != InterfaceState.NO_DRIVER && state != InterfaceState.NO_LINK;
        if (!station.isLinkUp() && hadLink) {
            loseAddress();
            dhcp.stop();
            knowledge.remove(linkFact());
        }
        if (!station.hasDriver()) {
            enter(InterfaceState.NO_DRIVER);
        } else if (!station.isLinkUp()) {
            enter(InterfaceState.NO_LINK);
        } else if (!hadLink) {
            knowledge.add(linkFact());
            dhcp.start();
            enter(InterfaceState.NO_ADDRESS);
        }
    }

    private void enter(InterfaceState next) {
        if (state != next) {
            state = next;
            driver.ask();
            announcement.onChange();
        }
    }

    private String linkFact() {
        return Fact.of("link_up", station.name()).text();
    }

    private void loseAddress() {
        if (stack.isConfigured()) {
            knowledge.remove(addressFact());
            stack.deconfigure();
        }
    }

    private String addressFact() {
        return Fact.of("address", station.name(), stack.subnet().address().toString()).text();
    }

    @Override
    public void onLease(Ipv4Subnet subnet, Optional<Ipv4Address> router) {
        if (stack.isConfigured() && !stack.subnet().equals(subnet)) {
            loseAddress();
        }
        stack.configure(subnet, router);
        knowledge.add(addressFact());
        enter(InterfaceState.UP);
    }

    @Override
    public void onNoLease() {
        loseAddress();
        if (station.isLinkUp()) {
            enter(InterfaceState.NO_ADDRESS);
            announcement.onChange();
        }
    }

    /** Returns whether the device manager has said how the driver fares. */
    boolean knowsDriver() {
        // A driver that has ended is believed to run until its end is reported.
        return driver.isKnown() && driver.isRunning() == (state != InterfaceState.NO_DRIVER);
    }

    /** Returns whether nothing more can be expected to happen by itself. */
    boolean hasFailed() {
        return state == InterfaceState.NO_ADDRESS && dhcp.state() == DhcpClient.State.FAILED;
    }

    @Override
    public void onFrame(byte[] frame) {
        stack.onFrame(frame);
    }

    @Override
    public boolean onDatagram(Ipv4Address source, UdpDatagram datagram) {
        if (datagram.destinationPort() == DhcpMessage.CLIENT_PORT) {
            dhcp.onDatagram(datagram);
            return true;
        }
        checkLease();
        return ports.deliver(source, datagram);
    }

    @Override
    public void onEchoReply(Ipv4Address source, IcmpEcho reply) {
        echoes.onReply(source, reply);
    }
}
