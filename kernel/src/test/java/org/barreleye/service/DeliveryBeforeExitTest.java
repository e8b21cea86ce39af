package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.generated.user.probe.ProbeBinding;
import org.barreleye.generated.user.probe.ProbeHandler;
import org.barreleye.generated.user.probe.ProbeInterface;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages that a program has sent before it ended, over endpoints, rings and the mailbox. */
class DeliveryBeforeExitTest {
    private static final int MESSAGES = 300;

    /** Writes down what it hears. */
    private record Listener(List<Long> received, List<Failure> ends) implements Server {
        @Override
        public String name() {
            return "listener";
        }

        @Override
        public Binding accept(Domain domain, Channel channel) {
            return ProbeInterface.accept(channel, new ProbeHandler() {
                @Override
                public void echo(long number, long w1, long w2, long w3, long w4, long w5, long w6) {
                    received.add(number);
                }

                @Override
                public void onClosed(Failure why) {
                    ends.add(why);
                }
            });
        }
    }

    /** Says much, and ends without closing anything or waiting for anything. */
    private record Sender() implements BlockingProgram {
        @Override
        public String name() {
            return "speaker";
        }

        @Override
        public int run(Domain domain) throws CallFailed {
            ProbeBinding binding = domain.connect("listener", channel -> ProbeInterface.connect(channel,
                    new ProbeHandler() {}));
            for (long number = 0; number < MESSAGES; number++) {
                while (!binding.tryEcho(number, 1, 2, 3, 4, 5, 6)) {
                    domain.events().pause(domain.syscalls().now() + 1_000);
                }
            }
            return 0;
        }
    }

    @ParameterizedTest
    @CsvSource({"0, endpoints", "17, rings", "32, mailbox"})
    void all_messages_are_received_in_order_before_the_close(int core, String transport) {
        run(core, transport, QueueSizes.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({"0, endpoints", "17, rings", "32, mailbox"})
    void all_messages_are_received_where_one_is_in_flight(int core, String transport) {
        run(core, transport, QueueSizes.SMALLEST);
    }

    private static void run(int core, String transport, QueueSizes sizes) {
        List<Long> received = new ArrayList<>();
        List<Failure> ends = new ArrayList<>();
        BootResult.BootBuilder system = BootResult.on("demo").withQueues(sizes)
                .with(new Listener(received, ends)).with(new Sender());
        BootResult booted = system.run(domain -> {
            ProcessesClient processes = Clients.processes(domain);
            processes.spawn(0, "listener", "", "");
            long sender = processes.spawn(core, "speaker", "", "").process();
            assertThat(processes.waitFor(sender, Clients.SECOND).status()).isZero();
            Clients.pause(domain, 5_000_000);
        });

        assertThat(booted.status()).as("over " + transport).hasValue(0);
        assertThat(ends).hasSize(1);
        assertThat(received).isEqualTo(LongStream.range(0, MESSAGES).boxed().toList());
    }
}
