package org.barreleye.samples.pingpong;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.kpi.host.HostChannels;
import org.barreleye.kpi.host.HostWaiter;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.samples.Run;
import org.barreleye.samples.interfaces.pingpong.PingpongBinding;
import org.barreleye.samples.interfaces.pingpong.PingpongInterface;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PingpongTest {
    @Nested
    class Between_two_cores {
        @Test
        void every_message_is_returned_and_pipelining_is_faster() {
            Run run = Run.of("pingpong");

            assertThat(run.status()).isZero();
            assertThat(run.of("core 0 (x86-64)", "ping")).hasSize(2);
            assertThat(nanosecondsPerMessage(run, 1)).isLessThan(nanosecondsPerMessage(run, 0));
        }

        private static long nanosecondsPerMessage(Run run, int line) {
            String report = run.of("core 0 (x86-64)", "ping").get(line);
            return Long.parseLong(report.replaceFirst(".*: ([0-9]+) ns a message", "$1"));
        }
    }

    @Nested
    @Timeout(60)
    class Between_two_threads {
        @ParameterizedTest(name = "{0} lines, {1} in flight")
        @CsvSource({"2, 1", "2, 100", "3, 7", "64, 1", "64, 1000"})
        void every_message_is_returned_once_and_in_order(int lines, int inFlight)
                throws CallFailed, InterruptedException {
            HostChannels.UmpPair ends = HostChannels.ump(lines);
            Thread server = new Thread(() -> HostWaiter.serve(PongServer.serve(ends.second())));
            server.start();
            PingHandler handler = new PingHandler(new HostWaiter());
            PingpongBinding binding = PingpongInterface.connect(ends.first(), handler);

            handler.exchange(binding, 1_000, inFlight);
            binding.close();
            server.join();

            assertThat(handler.wrong()).isZero();
        }
    }
}
