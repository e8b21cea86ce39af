package org.barreleye.driver.nic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.boot.NetworkClients.network;
import static org.barreleye.boot.NetworkClients.pause;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.barreleye.boot.BootResult;
import org.barreleye.boot.DemoWithInterface;
import org.barreleye.domain.Domain;
import org.barreleye.domain.bulk.BulkMechanism;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.memory.PinnedObject;
import org.barreleye.domain.memory.RamSource;
import org.barreleye.generated.user.devicequeue.DevicequeueBinding;
import org.barreleye.generated.user.devicequeue.DevicequeueHandler;
import org.barreleye.generated.user.devicequeue.DevicequeueInterface;
import org.barreleye.generated.user.devices.DevicesClient;
import org.barreleye.generated.user.devices.DevicesHandler;
import org.barreleye.generated.user.devices.DevicesInterface;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.machine.Machine;
import org.barreleye.machine.network.PeerHost;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Ipv4Packet;
import org.barreleye.packet.MacAddress;
import org.barreleye.packet.Payload;
import org.barreleye.packet.UdpDatagram;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The device queue of the driver, with clients that are not the network stack. */
class QueueSessionTest {
    private static final long MILLISECOND = 1_000_000;
    private static final ByteArrayView NONE = new ByteArrayView();
    // The big-endian core does not reach the memory of this node.
    private static final long HIDDEN_NODE = 1;

    /** A client that notes what it is told. */
    private static final class Client implements DevicequeueHandler {
        private final List<String> told = new ArrayList<>();
        private final List<byte[]> frames = new ArrayList<>();

        @Override
        public void link(boolean up, long megabits) {
            told.add("link");
        }

        @Override
        public void received(long buffer, long length, ByteArrayView data) {
            told.add("received");
            frames.add(data.toArray());
        }

        @Override
        public void transmitted(long buffer, boolean sent) {
            told.add("transmitted " + buffer);
        }

        @Override
        public void onClosed(Failure reason) {
            told.add("closed");
        }
    }

    private static DevicequeueBinding connect(Domain domain, Client client) throws CallFailed {
        return domain.connect("nic0", channel -> DevicequeueInterface.connect(channel, client));
    }

    private static CapabilityReference frame(Domain domain, long bytes) {
        return frame(domain, bytes, RamSource.ANY_NODE);
    }

    private static CapabilityReference frame(Domain domain, long bytes, long node) {
        PinnedObject memory = new PinnedObject(bytes, node);
        assertThat(domain.addressSpace().map(memory).succeeded()).isTrue();
        return memory.frame().orElseThrow();
    }

    /** Ends the network stack for good, so that the queue has no client. */
    private static void endStack(Domain domain) throws CallFailed {
        var control = new org.barreleye.domain.CoreControl(domain);
        for (int i = 0; i < 4; i++) {
            var next = domain.processes().nextProcess(0);
            while (!next.err().failed() && !next.program().equals("network")) {
                next = domain.processes().nextProcess(next.next());
            }
            if (!next.err().failed()) {
                control.client().kill(next.next());
            }
            pause(domain, 5 * MILLISECOND);
        }
    }

    private static final MacAddress STATION = new MacAddress(0x0200_0000_0001L);

    private static final int PORT = 5_000;

    private static EthernetFrame datagram(MacAddress target, MacAddress source, byte[] data) {
        Ipv4Packet packet = new UdpDatagram(PORT, PORT, Payload.of(data))
                .in(Ipv4Address.of(10, 0, 0, 2), Ipv4Address.of(10, 0, 0, 1), 1);
        return new EthernetFrame(target, source, EthernetFrame.IPV4, Payload.of(packet.toBytes()));
    }

    @Nested
    class While_the_stack_has_the_queue {
        @Test
        void another_client_is_refused_and_the_stack_is_not_disturbed() {
            List<Object> results = new ArrayList<>();
            BootResult result = BootResult.on("demo").run(domain -> {
                DevicequeueBinding binding = connect(domain, new Client());
                results.add(DevicequeueInterface.client(binding, domain.events())
                        .open(frame(domain, 4_096), 2, 2_048).err());
                // Of buffers that it does not have.
                binding.sendProvide(1);
                pause(domain, MILLISECOND);
                results.add(binding.isOpen());
                results.add(network(domain).getInterface().state());
                results.add(network(domain).ping(0x0a000001, 10, 100 * MILLISECOND).err());
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(results).containsExactly(SystemError.BUSY.code(), false, InterfaceState.UP, ErrorCode.NONE);
        }
    }

    @Nested
    class A_client_that_has_the_queue {
        private void with(BootResult.Lines lines) {
            BootResult result = BootResult.on("demo").controlling().run(domain -> {
                endStack(domain);
                lines.run(domain);
            });
            assertThat(result.status()).as("%s", result.console()).hasValue(0);
        }

        @Test
        void gets_each_buffer_back_once() {
            with(domain -> {
                Client client = new Client();
                DevicequeueBinding binding = connect(domain, client);
                var opened = DevicequeueInterface.client(binding, domain.events())
                        .open(frame(domain, 8_192), 4, 2_048);
                assertThat(opened.err()).isEqualTo(ErrorCode.NONE);
                assertThat(opened.mac()).isEqualTo(0x0200_0000_0001L);
                binding.sendTransmit(3, 60, NONE);
                binding.sendTransmit(0, 1_514, NONE);
                pause(domain, MILLISECOND);
                assertThat(client.told).containsExactly("link", "transmitted 3", "transmitted 0");
            });
        }

        @Test
        void is_disconnected_if_it_gives_a_buffer_twice() {
            with(domain -> assertDisconnected(domain, binding -> {
                binding.sendProvide(1);
                binding.sendTransmit(1, 60, NONE);
            }));
        }

        @Test
        void is_disconnected_if_it_gives_a_buffer_that_does_not_exist() {
            with(domain -> assertDisconnected(domain, binding -> binding.sendProvide(4)));
        }

        @Test
        void is_disconnected_if_a_frame_is_larger_than_its_buffer_or_than_any_frame() {
            with(domain -> {
                assertDisconnected(domain, binding -> binding.sendTransmit(0, 1_515, NONE));
                assertDisconnected(domain, binding -> binding.sendTransmit(0, 13, NONE));
            });
        }

        @Test
        void is_refused_if_its_frame_is_smaller_than_the_buffers() {
            with(domain -> {
                var client = DevicequeueInterface.client(connect(domain, new Client()), domain.events());
                assertThat(client.open(frame(domain, 4_096), 3, 2_048).err())
                        .isEqualTo(SystemError.BAD_ARGUMENT.code());
                assertThat(client.open(frame(domain, 4_096), 0, 2_048).err())
                        .isEqualTo(SystemError.BAD_ARGUMENT.code());
                assertThat(client.open(CapabilityReference.ABSENT, 1, 2_048).err())
                        .isEqualTo(SystemError.BAD_ARGUMENT.code());
            });
        }

        private void assertDisconnected(Domain domain, java.util.function.Consumer<DevicequeueBinding> mistake)
                throws CallFailed {
            Client client = new Client();
            DevicequeueBinding binding = connect(domain, client);
            assertThat(DevicequeueInterface.client(binding, domain.events())
                    .open(frame(domain, 8_192), 4, 2_048).err()).isEqualTo(ErrorCode.NONE);
            mistake.accept(binding);
            pause(domain, MILLISECOND);
            assertThat(client.told).contains("closed");
        }
    }

    @Nested
    class A_client_whose_memory_the_core_of_the_driver_does_not_reach {
        @Test
        void sends_and_receives_the_bytes_inside_messages() {
            List<Machine> machines = new ArrayList<>();
            byte[] data = new byte[1_400];
            new Random(5).nextBytes(data);
            BootResult result = BootResult.on(DemoWithInterface.at(32)).controlling().observedBy(machines::add)
                    .run(domain -> {
                        endStack(domain);
                        Client client = new Client();
                        DevicequeueBinding binding = connect(domain, client);
                        var opened = DevicequeueInterface.client(binding, domain.events())
                                .open(frame(domain, 16_384, HIDDEN_NODE), 8, 2_048);
                        assertThat(opened.err()).isEqualTo(ErrorCode.NONE);
                        assertThat(opened.mechanism()).isEqualTo(BulkMechanism.MESSAGE.code());
                        PeerHost peer = machines.get(0).peer().orElseThrow();
                        peer.open(PORT);
                        byte[] sent = datagram(PeerHost.MAC, STATION, data).toBytes();
                        for (int buffer = 0; buffer < 4; buffer++) {
                            binding.sendProvide(buffer);
                            binding.sendTransmit(4 + buffer, sent.length, ByteArrayView.of(sent));
                        }
                        pause(domain, 10 * MILLISECOND);
                        assertThat(client.told).containsExactly("link", "transmitted 4", "transmitted 5",
                                "transmitted 6", "transmitted 7");
                        assertThat(peer.datagrams()).hasSize(4).allSatisfy(arrived ->
                                assertThat(arrived.data()).isEqualTo(data));

                        byte[] frame = datagram(STATION, PeerHost.MAC, data).toBytes();
                        for (int i = 0; i < 4; i++) {
                            peer.sendFrame(domain.syscalls().now() * 1_000, frame);
                        }
                        pause(domain, 10 * MILLISECOND);
                        assertThat(client.frames).hasSize(4).allSatisfy(arrived ->
                                assertThat(arrived).isEqualTo(frame));

                        // The core's cache may still have lines of what the buffers had before.
                        for (int length : List.of(1_400, 20, 21, 22)) {
                            byte[] next = new byte[length];
                            new Random(length).nextBytes(next);
                            byte[] other = datagram(STATION, PeerHost.MAC, next).toBytes();
                            client.frames.clear();
                            for (int buffer = 3; buffer >= 0; buffer--) {
                                binding.sendProvide(buffer);
                            }
                            pause(domain, MILLISECOND);
                            for (int i = 0; i < 4; i++) {
                                peer.sendFrame(domain.syscalls().now() * 1_000, other);
                            }
                            pause(domain, 10 * MILLISECOND);
                            assertThat(client.frames).hasSize(4).allSatisfy(arrived ->
                                    assertThat(arrived).isEqualTo(other));
                        }

                        // Bytes that do not belong to the length.
                        binding.sendTransmit(5, 60, ByteArrayView.of(new byte[61]));
                        pause(domain, MILLISECOND);
                        assertThat(client.told).contains("closed");
                    });
            assertThat(result.status()).as("%s", result.console()).hasValue(0);
        }
    }

    @Nested
    class A_client_that_revokes_its_memory {
        @ParameterizedTest
        @ValueSource(ints = {4, 16, 32})
        void harms_nobody_and_the_next_one_is_served(int core) {
            BootResult result = BootResult.on(DemoWithInterface.at(core)).controlling().run(domain -> {
                endStack(domain);
                Client client = new Client();
                DevicequeueBinding binding = connect(domain, client);
                CapabilityReference memory = frame(domain, 8_192);
                assertThat(DevicequeueInterface.client(binding, domain.events()).open(memory, 4, 2_048).err())
                        .isEqualTo(ErrorCode.NONE);
                binding.sendTransmit(0, 60, NONE);
                assertThat(domain.revoke(memory).succeeded()).isTrue();
                binding.sendTransmit(1, 60, NONE);
                pause(domain, MILLISECOND);
                binding.close();
                pause(domain, MILLISECOND);

                Client next = new Client();
                DevicequeueBinding other = connect(domain, next);
                assertThat(DevicequeueInterface.client(other, domain.events())
                        .open(frame(domain, 8_192), 4, 2_048).err()).isEqualTo(ErrorCode.NONE);
                other.sendTransmit(2, 60, NONE);
                pause(domain, MILLISECOND);
                assertThat(next.told).containsExactly("link", "transmitted 2");
            });
            assertThat(result.status()).as("%s", result.console()).hasValue(0);
        }
    }

    @Nested
    class A_client_on_the_core_of_the_driver_whose_cache_is_not_coherent {
        private static final int ROUNDS = 8;
        // So many buffers are given to the device at a time.
        private static final int AT_ONCE = 4;

        @Test
        void sees_what_the_device_has_written_and_the_device_what_it_has_written() {
            List<Machine> machines = new ArrayList<>();
            List<Integer> statuses = new ArrayList<>();
            BootResult result = BootResult.on(DemoWithInterface.at(32)).controlling().observedBy(machines::add)
                    .with("client", domain -> exchange(domain, machines.get(0).peer().orElseThrow()))
                    .run(domain -> {
                        endStack(domain);
                        long client = domain.spawn(32, "client", "");
                        statuses.add(domain.processes().waitFor(client, 1_000 * MILLISECOND).status());
                        DevicesClient devices = DevicesInterface.client(domain.connect("devices",
                                channel -> DevicesInterface.connect(channel, new DevicesHandler() {})),
                                domain.events());
                        assertThat(devices.getDevice("nic0").restarts()).isZero();
                    });
            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(statuses).as("%s", result.console()).containsExactly(0);
        }

        private static void exchange(Domain domain, PeerHost peer) throws CallFailed {
            Client client = new Client();
            DevicequeueBinding binding = connect(domain, client);
            PinnedObject memory = new PinnedObject(16_384, RamSource.ANY_NODE);
            Window buffers = domain.addressSpace().map(memory).value().window(domain.syscalls().memory());
            var opened = DevicequeueInterface.client(binding, domain.events())
                    .open(memory.frame().orElseThrow(), 8, 2_048);
            assertThat(opened.mechanism()).isEqualTo(BulkMechanism.COHERENT.code());
            peer.open(PORT);
            for (int round = 0; round < ROUNDS; round++) {
                byte[] data = new byte[1_400];
                new Random(round).nextBytes(data);
                byte[] sent = datagram(PeerHost.MAC, STATION, data).toBytes();
                buffers.put(7 * 2_048, sent);
                binding.sendTransmit(7, sent.length, NONE);
                pause(domain, MILLISECOND);
                assertThat(peer.datagrams().get(round).data()).isEqualTo(data);

                byte[] frame = datagram(STATION, PeerHost.MAC, data).toBytes();
                for (int buffer = 0; buffer < AT_ONCE; buffer++) {
                    binding.sendProvide(buffer);
                }
                pause(domain, MILLISECOND);
                // Lines of the buffer into which the device writes next.
                buffers.get(0, 2_048);
                for (int i = 0; i < AT_ONCE; i++) {
                    peer.sendFrame(domain.syscalls().now() * 1_000, frame);
                }
                pause(domain, MILLISECOND);
                for (int buffer = 0; buffer < AT_ONCE; buffer++) {
                    assertThat(buffers.get(buffer * 2_048L, frame.length)).isEqualTo(frame);
                }
            }
            assertThat(domain.revoke(memory.frame().orElseThrow()).succeeded()).isTrue();
            binding.sendTransmit(6, 60, NONE);
            pause(domain, MILLISECOND);
            assertThat(client.told).contains("closed");
        }
    }
}
