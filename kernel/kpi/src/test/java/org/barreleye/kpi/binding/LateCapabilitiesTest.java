package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.kpi.channel.LocalChannel;
import org.barreleye.kpi.fixture.Keys;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.PostBinding;
import org.barreleye.kpi.fixture.Recorder;
import org.barreleye.kpi.host.HostCapabilities;
import org.barreleye.kpi.host.HostChannels;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Capabilities that arrive at a binding after its end. */
class LateCapabilitiesTest {
    private final HostCapabilities table = new HostCapabilities();
    private final CapabilityReference key = CapabilityReference.at(table.create(1, Rights.ALL));
    private PostBinding sender;
    private PostBinding receiver;

    private enum Transport {
        LOCAL {
            @Override
            void open(LateCapabilitiesTest test) {
                LocalChannel.Pair ends = LocalChannel.pair(8, test.table);
                test.sender = Post.open(ends.first(), new Recorder(), Role.JOINED);
                test.receiver = Post.open(ends.second(), new Recorder(), Role.JOINED);
            }
        },
        RINGS {
            @Override
            void open(LateCapabilitiesTest test) {
                HostChannels.UmpPair ends = HostChannels.ump(8, test.table);
                test.sender = Post.open(ends.first(), new Recorder(), Role.JOINED);
                test.receiver = Post.open(ends.second(), new Recorder(), Role.JOINED);
            }
        },
        ENDPOINTS {
            @Override
            void open(LateCapabilitiesTest test) {
                HostChannels.LmpPair ends = HostChannels.lmp(8, test.table);
                test.sender = Post.open(ends.first(), new Recorder(), Role.JOINED);
                test.receiver = Post.open(ends.second(), new Recorder(), Role.JOINED);
            }
        };

        abstract void open(LateCapabilitiesTest test);
    }

    private void open(Transport transport) {
        transport.open(this);
        while (sender.poll() | receiver.poll()) {
            assertThat(table.size()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void capabilities_in_transit_when_it_closes_are_deleted(Transport transport) {
        open(transport);
        sender.tryKeys(key, true, Keys.NONE, 1);
        assertThat(table.size()).isEqualTo(1);

        receiver.close();

        assertThat(table.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void capabilities_sent_after_it_closed_are_deleted(Transport transport) {
        open(transport);
        receiver.close();

        sender.tryKeys(key, true, Keys.NONE, 1);

        assertThat(table.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_copied_capability_remains_with_its_sender(Transport transport) {
        open(transport);
        sender.tryKeys(key, false, key, 1);
        receiver.close();
        sender.tryKeys(key, false, key, 2);

        assertThat(table.identify(key)).isPresent();
        assertThat(table.size()).isEqualTo(1);
    }
}
