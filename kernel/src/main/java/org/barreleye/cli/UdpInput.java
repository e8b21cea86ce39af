package org.barreleye.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.machine.Machine;
import org.barreleye.machine.MachineGroup;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.network.Gateway;
import org.barreleye.machine.network.ReceivedDatagram;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Payload;

/**
 * Datagrams of hosts outside, besides the input of the console. Machine time passes no faster than that of the host:
 * for each millisecond of the machine it waits a millisecond for datagrams. They enter the wire at the time that the
 * machine has reached. Until the machine has an address they wait in the sockets of the host.
 */
final class UdpInput implements RunInput {
    private static final long PICOSECONDS_PER_MILLISECOND = 1_000_000_000L;
    private static final int MAX_BYTES = 0x1_0000;

    private final RunInput console;
    private final BackgroundLines lines;
    private final MachineGroup group;
    private final Gateway gateway;
    private final InputRecorder recorder;
    private final Consumer<String> errors;
    private final Selector selector = Selector.open();
    private final List<Socket> sockets = new ArrayList<>();
    private final OutsideSenders senders = new OutsideSenders();
    private final ByteBuffer buffer = ByteBuffer.allocate(MAX_BYTES);
    private Optional<Ipv4Address> target = Optional.empty();
    private long step;
    // The machine time, in picoseconds, that has passed at the host.
    private long passed;

    private record Socket(DatagramChannel channel, UdpForward forward) {}

    /**
     * Opens the sockets.
     *
     * @param console the input of the console, whose lines are read in the background
     * @param errors receives sentences about datagrams that are dropped
     * @throws InvalidInput if a port of the host cannot be used
     */
    UdpInput(List<UdpForward> forwards, RunInput console, MachineGroup group, Gateway gateway, InputRecorder recorder,
            Consumer<String> errors) throws IOException, InvalidInput {
        this.console = console;
        this.group = group;
        this.gateway = gateway;
        this.recorder = recorder;
        this.errors = errors;
        lines = new BackgroundLines(console.lines());
        gateway.deliverTo(this::sendOutside);
        try {
            for (UdpForward forward : forwards) {
                sockets.add(new Socket(open(forward), forward));
            }
        } catch (IOException | InvalidInput failure) {
            close();
            throw failure;
        }
    }

    private static DatagramChannel open(UdpForward forward) throws IOException, InvalidInput {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            channel.bind(new InetSocketAddress(loopback, forward.hostPort()));
            channel.configureBlocking(false);
            return channel;
        } catch (BindException refused) {
            channel.close();
            throw new InvalidInput("--udp: cannot receive at port " + forward.hostPort() + " of 127.0.0.1: "
                    + refused.getMessage() + "; use another port");
        }
    }

    @Override
    public LineSource lines() {
        return lines;
    }

    @Override
    public void deliver(long beforeStep) throws IOException, InvalidInput {
        step = beforeStep;
        console.deliver(step);
        while (isOn() && group.nextEventTime() > passed) {
            findTarget();
            if (selector.select(1) == 0) {
                passed += PICOSECONDS_PER_MILLISECOND;
            } else {
                selector.selectedKeys().clear();
                receive();
            }
            console.deliver(step);
        }
    }

    private boolean isOn() {
        return group.first().exitStatus().isEmpty();
    }

    /** Finds the address of the machine; datagrams are received as soon as it has one. */
    private void findTarget() throws IOException {
        Optional<Ipv4Address> granted = granted(group.first());
        if (granted.isPresent() && target.isEmpty()) {
            for (Socket socket : sockets) {
                socket.channel().register(selector, SelectionKey.OP_READ);
            }
        }
        target = granted.or(() -> target);
    }

    private static Optional<Ipv4Address> granted(Machine machine) {
        MachineDescription description = machine.description();
        return machine.peer().flatMap(peer -> description.devices().stream()
                .filter(device -> device.kind() == DeviceDescription.Kind.NIC)
                .flatMap(nic -> peer.grantedTo(machine.now(), description.macOf(nic)).stream()).findFirst());
    }

    private void receive() throws IOException {
        for (Socket socket : sockets) {
            buffer.clear();
            InetSocketAddress sender = (InetSocketAddress) socket.channel().receive(buffer);
            if (sender != null) {
                enter(socket, sender, Arrays.copyOf(buffer.array(), buffer.position()));
            }
        }
    }

    private void enter(Socket socket, InetSocketAddress sender, byte[] data) {
        String name = sender.getAddress().getHostAddress() + ":" + sender.getPort();
        if (data.length > Gateway.MAX_DATA) {
            errors.accept("a datagram of " + data.length + " bytes from " + name + " is dropped: at most "
                    + Gateway.MAX_DATA + " bytes fit into a frame");
            return;
        }
        InputItem.Datagram datagram = new InputItem.Datagram(Math.max(passed, group.now()), step, name,
                senders.portOf(new OutsideSenders.Sender(socket.channel(), sender)), target.orElseThrow(),
                socket.forward().servicePort(), Payload.of(data));
        recorder.add(datagram);
        gateway.send(datagram.time(), datagram.target(), datagram.port(), datagram.service(), datagram.data());
    }

    private void sendOutside(ReceivedDatagram reply) {
        senders.at(reply.port()).ifPresent(sender -> {
            try {
                sender.channel().send(ByteBuffer.wrap(reply.data()), sender.address());
            } catch (IOException failure) {
                errors.accept("a datagram to " + sender.address() + " is lost: " + failure.getMessage());
            }
        });
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.channel().close();
        }
        selector.close();
        lines.close();
        console.close();
    }
}
