package org.barreleye.service.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.boot.NetworkClients.ECHO;
import static org.barreleye.boot.NetworkClients.MILLISECOND;
import static org.barreleye.boot.NetworkClients.PEER;
import static org.barreleye.boot.NetworkClients.await;
import static org.barreleye.boot.NetworkClients.pause;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.boot.BootResult;
import org.barreleye.boot.NetworkClients;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Inspectors;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpSocket;
import org.barreleye.generated.user.inspect.GetCapabilityResult;
import org.barreleye.generated.user.inspect.InspectClient;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.net.InterfaceCounts;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.generated.user.net.NetClient;
import org.barreleye.generated.user.processes.NextProcessResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.fault.NetworkFaults;
import org.barreleye.machine.fault.PortFaults;
import org.barreleye.machine.network.PeerCounter;
import org.barreleye.machine.network.PeerHost;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many datagrams on a wire that loses three of ten: every one is accounted for, and nothing is used up. */
class DatagramLossTest {
    private static final int LOST_PERCENT = 30;
    private static final int WARM_UP = 1_000;
    // So many are on their way at a time.
    private static final int WINDOW = 16;
    private static final int BYTES = 100;
    private static final int CORE_SHIFT = 32;

    /** Asks what the system has, and what was on the wire. Its own connections are made before. */
    private static final class Accounts {
        private final Domain domain;
        private final PeerHost peer;
        private final NetClient network;
        private final MemoryClient memory;
        private final Inspectors inspectors;

        Accounts(Domain domain, PeerHost peer) throws CallFailed {
            this.domain = domain;
            this.peer = peer;
            network = NetworkClients.network(domain);
            memory = NetworkClients.memory(domain);
            inspectors = new Inspectors(domain, new CoreControl(domain));
            possessions();
        }

        /** The free memory; of each process, what it has of its quotas, and the number of its capabilities. */
        SortedMap<String, String> possessions() throws CallFailed {
            SortedMap<String, String> found = new TreeMap<>();
            found.put("free memory", Long.toString(NetworkClients.free(memory)));
            NextProcessResult next = domain.processes().nextProcess(0);
            while (!next.err().failed()) {
                InspectClient inspector = inspectors.of(next.next() >>> CORE_SHIFT).orElseThrow();
                found.put(next.program() + " " + next.next(), inspector.getQuota(next.next()).used()
                        + ", capabilities " + capabilities(inspector, next.next()));
                next = domain.processes().nextProcess(next.next());
            }
            return found;
        }

        private static int capabilities(InspectClient inspector, long process) throws CallFailed {
            int count = 0;
            GetCapabilityResult capability = inspector.getCapability(process, 0);
            while (!capability.err().failed()) {
                count++;
                capability = inspector.getCapability(process, capability.capInfo().address() + 1);
            }
            return count;
        }

        FrameCounts frames() throws CallFailed {
            InterfaceCounts counts = network.getCounts();
            return new FrameCounts(counts.sent(), counts.received(), counts.unsent(), counts.refused(),
                    peer.count(PeerCounter.ECHOED_DATAGRAMS), peer.port().lost());
        }
    }

    /** The counts of the stack and of the machine. */
    private record FrameCounts(long sent, long received, long unsent, long refused, long echoed, long lost) {
        FrameCounts since(FrameCounts before) {
            return new FrameCounts(sent - before.sent, received - before.received, unsent - before.unsent,
                    refused - before.refused, echoed - before.echoed, lost - before.lost);
        }
    }

    @Test
    void twenty_thousand_leave_no_trace() {
        leavesNoTrace(20_000);
    }

    @Test
    @Tag("exploration")
    void a_million_leaves_no_trace() {
        leavesNoTrace(1_000_000);
    }

    private void leavesNoTrace(int datagrams) {
        List<PeerHost> peers = new ArrayList<>();
        List<SortedMap<String, String>> possessions = new ArrayList<>();
        List<FrameCounts> traffic = new ArrayList<>();
        List<Long> answers = new ArrayList<>();
        BootResult result = BootResult.on("demo").controlling()
                .withFaults(Faults.none().with(NetworkFaults.of(new PortFaults("peer", LOST_PERCENT, 0, 0, 0))))
                .observedBy(machine -> peers.add(machine.peer().orElseThrow()))
                .run(domain -> {
                    await(domain, InterfaceState.UP);
                    Accounts accounts = new Accounts(domain, peers.get(0));
                    try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
                        talk(domain, socket, WARM_UP);
                        possessions.add(accounts.possessions());
                        FrameCounts before = accounts.frames();
                        answers.add(talk(domain, socket, datagrams));
                        traffic.add(accounts.frames().since(before));
                        possessions.add(accounts.possessions());
                    }
                });

        assertThat(result.status()).as("%s", result.console()).hasValue(0);
        FrameCounts counted = traffic.get(0);
        assertThat(counted.lost()).as("%s", counted).isBetween(datagrams * 45L / 100, datagrams * 57L / 100);
        assertThat(counted.received() + counted.lost()).as("received and lost: %s", counted)
                .isEqualTo(counted.sent());
        assertThat(counted.sent()).as("sent, and requests for the hardware address: %s", counted)
                .isBetween((long) datagrams, datagrams + datagrams / 100L);
        assertThat(answers.get(0)).as("the program gets what the stack gets: %s", counted)
                .isBetween(counted.received() - datagrams / 100, counted.received());
        assertThat(counted.unsent() + counted.refused()).as("%s", counted).isZero();
        assertThat(possessions.get(1)).isEqualTo(possessions.get(0));
    }

    /** Sends datagrams to the echo service, and returns the number of answers. */
    private static long talk(Domain domain, UdpSocket socket, int datagrams) throws CallFailed {
        long answers = 0;
        for (int sent = 0; sent < datagrams; sent += WINDOW) {
            for (int i = 0; i < Math.min(WINDOW, datagrams - sent); i++) {
                socket.send(new Datagram(PEER, ECHO, new byte[BYTES]));
            }
            pause(domain, MILLISECOND / 10);
            while (socket.receive(0).isPresent()) {
                answers++;
            }
        }
        return answers;
    }
}
