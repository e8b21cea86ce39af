package org.barreleye.service.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.boot.NetworkClients.ECHO;
import static org.barreleye.boot.NetworkClients.MILLISECOND;
import static org.barreleye.boot.NetworkClients.PEER;
import static org.barreleye.boot.NetworkClients.pause;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.bulk.BulkBuffer;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpSocket;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.description.WireDescription;
import org.junit.jupiter.api.Test;

/** Datagrams to a neighbour whose hardware address is not known: any more, half a minute after it was. */
class NewNeighbourTest {
    private static final long FORGOTTEN = ArpCache.LIFETIME + MILLISECOND;

    // In picoseconds: longer than it takes to send ten datagrams.
    private static final long LATENCY = 100_000_000;

    private static MachineDescription machine() {
        MachineDescription all = Presets.named("demo");
        return new MachineDescription(all.name(), all.about(), all.cores(), all.nodes(), all.domains(), all.links(),
                all.memory(), all.devices(), all.wiring(), all.memoryModel(), all.lineBytes(), all.startSkew(),
                Optional.of(new WireDescription(LATENCY, 1_000, WireDescription.Presence.YES)),
                all.faults());
    }

    private static List<String> answersTo(int datagrams) {
        List<String> answers = new ArrayList<>();
        BootResult result = BootResult.on(machine()).run(domain -> {
            pause(domain, FORGOTTEN);
            try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT, 32)) {
                for (int i = 0; i < datagrams; i++) {
                    BulkBuffer buffer = socket.take().orElseThrow();
                    buffer.put(0, new byte[] {(byte) ('a' + i)});
                    // Not waited for, so that all leave before the neighbour has answered.
                    socket.send(PEER, ECHO, buffer);
                }
                for (Optional<Datagram> next = socket.receive(10 * MILLISECOND); next.isPresent();
                        next = socket.receive(10 * MILLISECOND)) {
                    answers.add(next.get().text());
                }
            }
        });
        assertThat(result.status()).as("%s", result.console()).hasValue(0);
        return answers;
    }

    @Test
    void are_kept_until_it_is_known_and_sent_in_their_order() {
        assertThat(answersTo(ArpCache.HELD_MAX)).containsExactly("a", "b", "c", "d", "e", "f");
    }

    @Test
    void push_the_oldest_out_if_there_are_more() {
        assertThat(answersTo(ArpCache.HELD_MAX + 4)).containsExactly("e", "f", "g", "h", "i", "j");
    }
}
