package org.barreleye.driver.nic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.boot.NetworkClients.manager;
import static org.barreleye.boot.NetworkClients.network;
import static org.barreleye.boot.NetworkClients.pause;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.boot.BootResult;
import org.barreleye.boot.DemoWithInterface;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.Domain;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpSocket;
import org.barreleye.generated.user.devices.DevicesClient;
import org.barreleye.generated.user.memory.AvailableResult;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.generated.user.memory.MemoryInterface;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.generated.user.net.NetClient;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.packet.Ipv4Address;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A driver that is killed at any time, during its start or while it transfers frames. */
class DriverDeathTest {
    private static final Ipv4Address PEER = Ipv4Address.of(10, 0, 0, 1);
    private static final long MILLISECOND = 1_000_000;
    private static final int KILLS = 60;
    private static final int DATAGRAMS = 20;
    private static final long TRANSFER = 40_000;

    /** Sends datagrams, of which the last ones are with the device afterwards, and their echoes on their way. */
    private static void talk(UdpSocket socket) throws CallFailed {
        for (int i = 0; i < DATAGRAMS; i++) {
            socket.send(new Datagram(PEER, 7, new byte[1_000]));
        }
    }

    private static void awaitUp(Domain domain, NetClient network) throws CallFailed {
        for (int i = 0; i < 500 && network.getInterface().state() != InterfaceState.UP; i++) {
            pause(domain, MILLISECOND / 5);
        }
        assertThat(network.getInterface().state()).as(network.getInterface().reason()).isEqualTo(InterfaceState.UP);
    }

    /**
     * Kills the driver while it transfers, and the one after it in its start or soon afterwards.
     *
     * @param core of the driver
     * @param step the times of the kills are multiples of it, in nanoseconds
     */
    @ParameterizedTest(name = "on core {0}, every {1} ns")
    @CsvSource({"4, 1000", "4, 7300", "16, 7300", "32, 7300"})
    void is_replaced_and_the_next_one_works(int core, long step) {
        List<Long> free = new ArrayList<>();
        BootResult result = BootResult.on(DemoWithInterface.at(core)).controlling().run(domain -> {
            CoreControl control = new CoreControl(domain);
            NetClient network = network(domain);
            DevicesClient manager = manager(domain);
            UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT);
            for (int kill = 0; kill < KILLS; kill++) {
                awaitUp(domain, network);
                talk(socket);
                pause(domain, kill * step % TRANSFER);
                long first = manager.getDevice("nic0").process();
                control.client().kill(first);
                while (manager.getDevice("nic0").process() == first || manager.getDevice("nic0").process() == 0) {
                    pause(domain, 500);
                }
                pause(domain, kill * step);
                control.client().kill(manager.getDevice("nic0").process());
                // Three ends within a second are permitted.
                pause(domain, 1_100 * MILLISECOND);
                free.add(free(domain));
            }
            awaitUp(domain, network);
            assertThat(manager.getDevice("nic0").restarts()).isEqualTo(2 * KILLS);
            while (socket.receive(MILLISECOND).isPresent()) {
                // Answers to what was sent before.
            }
            socket.send(Datagram.of(PEER, 7, "still here"));
            assertThat(socket.receive(10 * MILLISECOND).map(Datagram::text)).isEqualTo(Optional.of("still here"));
        });

        assertThat(result.status()).as("core %d, step %d: %s", core, step, result.console()).hasValue(0);
        assertThat(free.get(KILLS - 1)).as("core %d, step %d: free memory after each kill %s", core, step, free)
                .isEqualTo(free.get(1));
    }

    /** The free memory of the memory service. */
    private static long free(Domain domain) throws CallFailed {
        MemoryClient memory = MemoryInterface.client(
                domain.connect("memory", channel -> MemoryInterface.connect(channel, new MemoryHandler() {})),
                domain.events());
        long free = 0;
        AvailableResult next = memory.available(0);
        for (int index = 1; !next.err().failed(); index++) {
            free += next.free();
            next = memory.available(index);
        }
        return free;
    }
}
