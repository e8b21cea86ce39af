package org.barreleye.samples.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.host.HostChannels;
import org.barreleye.kpi.host.HostWaiter;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.samples.interfaces.parcel.ParcelBinding;
import org.barreleye.samples.interfaces.parcel.ParcelClient;
import org.barreleye.samples.interfaces.parcel.ParcelHandler;
import org.barreleye.samples.interfaces.parcel.ParcelInterface;
import org.barreleye.samples.interfaces.parcel.ParcelService;
import org.barreleye.samples.interfaces.parcel.ReceiptResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The classes that run on the modelled machine, the very same, between two threads of this process over a real ring.
 */
@Timeout(60)
class ParcelBetweenThreadsTest {
    private static final int PARCELS = 1_000;

    /** The capability that a client moves: outside the system, a reference is only an address. */
    private record TestReference(CapabilityAddress address) implements CapabilityReference {}

    /** A counter that remembers what came in which order. */
    private static final class RecordingParcelService implements ParcelService {
        private final List<String> events = Collections.synchronizedList(new ArrayList<>());
        private int urgency;
        private long bytes;

        @Override
        public long quote(long quoted) {
            return ParcelServer.ParcelSession.price(quoted);
        }

        @Override
        public void label(int newUrgency, int shelf) {
            urgency = newUrgency;
            events.add("label " + newUrgency + " " + shelf);
        }

        @Override
        public void handOver(CapabilityReference contents, long parcelBytes) {
            bytes += parcelBytes;
            events.add("parcel " + contents.address());
        }

        @Override
        public ReceiptResult receipt() {
            return new ReceiptResult(bytes, urgency);
        }
    }

    private static Thread serve(UmpChannel channel, ParcelService service) {
        Thread thread = new Thread(() -> HostWaiter.serve(ParcelInterface.accept(channel,
                ParcelInterface.handler(service))), "counter");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @ParameterizedTest(name = "through rings of {0} lines")
    @ValueSource(ints = {2, 3, 64})
    void everything_arrives_once_and_in_order(int lines) throws CallFailed, InterruptedException {
        HostChannels.UmpPair ends = HostChannels.ump(lines);
        RecordingParcelService service = new RecordingParcelService();
        Thread thread = serve(ends.second(), service);
        ParcelBinding binding = ParcelInterface.connect(ends.first(), new ParcelHandler() {});
        ParcelClient client = ParcelInterface.client(binding, new HostWaiter());

        List<String> sent = new ArrayList<>();
        for (int i = 0; i < PARCELS; i++) {
            client.label(i & 0xff, -i);
            sent.add("label " + (i & 0xff) + " " + -i);
            CapabilityAddress address = new CapabilityAddress(i);
            client.handOver(new TestReference(address), 1L << 31);
            sent.add("parcel " + address);
        }
        assertThat(client.quote(30)).isEqualTo(ParcelServer.ParcelSession.price(30));
        assertThat(client.receipt()).isEqualTo(new ReceiptResult(PARCELS * (1L << 31), (PARCELS - 1) & 0xff));
        assertThat(service.events).isEqualTo(sent);

        client.close();
        thread.join();
    }

    @Test
    void a_client_is_notified_that_the_server_has_closed() throws CallFailed, InterruptedException {
        HostChannels.UmpPair ends = HostChannels.ump();
        ParcelBinding[] serverBinding = new ParcelBinding[1];
        Thread thread = new Thread(
                () -> {
                    serverBinding[0] = ParcelInterface.accept(ends.second(),
                            ParcelInterface.handler(new RecordingParcelService()));
                    HostWaiter.serve(serverBinding[0]);
                },
                "counter");
        thread.start();
        ParcelClient client =
                ParcelInterface.client(ParcelInterface.connect(ends.first(), new ParcelHandler() {}), new HostWaiter());
        assertThat(client.quote(1)).isPositive();

        thread.interrupt();
        thread.join();
        serverBinding[0].close();

        assertThatThrownBy(() -> client.quote(1))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("closed");
    }
}
