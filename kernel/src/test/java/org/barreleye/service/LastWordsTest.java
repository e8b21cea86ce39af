package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.barreleye.boot.Booted;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Program;
import org.barreleye.domain.Server;
import org.barreleye.generated.user.probe.Probe;
import org.barreleye.generated.user.probe.ProbeBinding;
import org.barreleye.generated.user.probe.ProbeHandler;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a program has said before it ended, over endpoints, rings and the mailbox. */
class LastWordsTest {
    private static final int WORDS = 300;

    /** Writes down what it hears. */
    private record Listener(List<Long> heard, List<Failure> ends) implements Server {
        @Override
        public String name() {
            return "listener";
        }

        @Override
        public Binding accept(Domain domain, Channel channel) {
            return Probe.accept(channel, new ProbeHandler() {
                @Override
                public void ball(long number, long w1, long w2, long w3, long w4, long w5, long w6) {
                    heard.add(number);
                }

                @Override
                public void closed(Failure why) {
                    ends.add(why);
                }
            });
        }
    }

    /** Says much, and ends without closing anything or waiting for anything. */
    private record Speaker() implements Program {
        @Override
        public String name() {
            return "speaker";
        }

        @Override
        public int run(Domain domain) throws CallFailed {
            ProbeBinding binding = domain.connect("listener", channel -> Probe.connect(channel, new ProbeHandler() {}));
            for (long number = 0; number < WORDS; number++) {
                while (!binding.tryBall(number, 1, 2, 3, 4, 5, 6)) {
                    domain.events().pause(domain.trap().now() + 1_000);
                }
            }
            return 0;
        }
    }

    @ParameterizedTest
    @CsvSource({"0, endpoints", "17, rings", "32, mailbox"})
    void are_all_heard_in_order_before_the_end_is(int core, String transport) {
        List<Long> heard = new ArrayList<>();
        List<Failure> ends = new ArrayList<>();
        Booted booted = Booted.on("demo").with(new Listener(heard, ends)).with(new Speaker()).run(domain -> {
            ProcessesClient processes = Clients.processes(domain);
            processes.spawn(0, "listener", "", "");
            long speaker = processes.spawn(core, "speaker", "", "").process();
            assertThat(processes.waitFor(speaker, Clients.SECOND).status()).isZero();
            Clients.pause(domain, 5_000_000);
        });

        assertThat(booted.status()).as("over " + transport).hasValue(0);
        assertThat(ends).hasSize(1);
        assertThat(heard).isEqualTo(LongStream.range(0, WORDS).boxed().toList());
    }
}
