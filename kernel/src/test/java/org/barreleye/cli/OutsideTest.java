package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.barreleye.boot.Policy;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.machine.description.Presets;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Ipv4Packet;
import org.barreleye.packet.UdpDatagram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A booted system that talks with real sockets of the host: {@code --udp}, recorded, replayed and captured. */
@Timeout(120)
class OutsideTest {
    @TempDir
    private Path folder;

    private int hostPort;

    private record Ended(int code, List<String> lines, String err) {
        String hash() {
            return lines.get(lines.size() - 1);
        }
    }

    /** A socket of a host outside. */
    private static final class Outside implements AutoCloseable {
        private final DatagramSocket socket;
        private final int hostPort;

        Outside(int hostPort) throws IOException {
            this.hostPort = hostPort;
            socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
            socket.setSoTimeout(20_000);
        }

        /** Sends data and returns what comes back. */
        String ask(String text) throws IOException {
            byte[] data = text.getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(data, data.length, InetAddress.getByName("127.0.0.1"), hostPort));
            DatagramPacket answer = new DatagramPacket(new byte[2_000], 2_000);
            socket.receive(answer);
            assertThat(answer.getPort()).isEqualTo(hostPort);
            return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    @BeforeEach
    void findFreePort() throws IOException {
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            hostPort = free.getLocalPort();
        }
    }

    private static Ended boot(String... more) {
        return boot(new StringWriter(), more);
    }

    private static Ended boot(StringWriter out, String... more) {
        List<String> arguments = new ArrayList<>(List.of("boot", "--machine", "amd-4x4", "--trace-hash"));
        arguments.addAll(List.of(more));
        StringWriter err = new StringWriter();
        int code = Barreleye.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
        return new Ended(code, out.toString().lines().toList(), err.toString());
    }

    /** Boots a machine that takes datagrams, and waits until the echo service has its port. */
    private CompletableFuture<Ended> live(String... more) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-c", "env A=1\nspawn 0 echo-station\nenv", "--udp",
                hostPort + ":echo"));
        arguments.addAll(List.of(more));
        StringWriter out = new StringWriter();
        CompletableFuture<Ended> run =
                CompletableFuture.supplyAsync(() -> boot(out, arguments.toArray(String[]::new)));
        while (!out.toString().contains("echo-station: ready") && !run.isDone()) {
            Thread.sleep(1);
        }
        return run;
    }

    @Test
    void two_hosts_outside_get_their_datagrams_back() throws Exception {
        CompletableFuture<Ended> run = live();
        try (Outside one = new Outside(hostPort); Outside other = new Outside(hostPort)) {
            assertThat(one.ask("hello")).isEqualTo("hello");
            assertThat(other.ask("hello too")).isEqualTo("hello too");
            assertThat(one.ask("hello again")).isEqualTo("hello again");
            assertThat(other.ask("stop")).isEqualTo("stop");
        }
        Ended ended = run.join();

        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.lines()).contains("[core 0] echo-station: 'hello too' from 10.0.0.254", "A=1");
    }

    @Test
    void the_machine_answers_while_its_prompt_waits_for_the_user() throws Exception {
        CountDownLatch isOver = new CountDownLatch(1);
        StringWriter out = new StringWriter();
        UserConsole console = new StreamConsole(new PrintWriter(out), screen -> LineSource.first(
                "spawn 0 echo-station &", prompt -> {
                    await(isOver);
                    return Optional.empty();
                }));
        RunConfiguration configuration = new RunConfiguration(Presets.named("amd-4x4"), 1, 1,
                Programs.find(List.of()), List.of(), SchedulingPolicy.RBED, QueueSizes.DEFAULT,
                Policy.standard(), List.of());
        Run run = new Run(configuration, RunFiles.NONE, List.of(new UdpForward(hostPort, 7)));
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> {
            try {
                return run.start(console, new PrintWriter(out), new PrintWriter(out), false);
            } catch (IOException | InvalidInput failure) {
                throw new IllegalStateException(failure);
            }
        });
        while (!out.toString().contains("echo-station: ready") && !code.isDone()) {
            Thread.sleep(1);
        }
        try (Outside one = new Outside(hostPort)) {
            assertThat(one.ask("hello")).isEqualTo("hello");
            assertThat(one.ask("and again")).isEqualTo("and again");
        }
        assertThat(code.isDone()).as("nobody has typed the end of input").isFalse();
        isOver.countDown();

        assertThat(code.join()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void a_recorded_run_is_replayed_without_the_outside() throws Exception {
        Path recording = folder.resolve("input");
        CompletableFuture<Ended> run = live("--record", recording.toString());
        try (Outside one = new Outside(hostPort); Outside other = new Outside(hostPort)) {
            assertThat(one.ask("hello")).isEqualTo("hello");
            assertThat(other.ask("stop")).isEqualTo("stop");
        }
        Ended recorded = run.join();
        Ended replayed = boot("--replay", recording.toString());

        assertThat(Files.readAllLines(recording)).contains("udp " + hostPort + ":7")
                .anyMatch(line -> line.matches("datagram at \\d+ before step \\d+ from 127.0.0.1:\\d+ through port"
                + " 49152 to 10.0.0.2:7: 68656c6c6f"))
                .anyMatch(line -> line.matches("datagram at .* through port 49153 to 10.0.0.2:7: 73746f70"))
                .anyMatch(line -> line.matches("line at \\d+: spawn 0 echo-station"));
        assertThat(replayed.err()).isEmpty();
        assertThat(replayed.code()).isZero();
        assertThat(replayed.hash()).matches("trace [0-9a-f]{16}").isEqualTo(recorded.hash());
        assertThat(replayed.lines()).contains("[core 0] echo-station: 'stop' from 10.0.0.254");
        assertThat(boot("--replay", recording.toString(), "--seed", "2").err()).contains("recorded with 'seed 1', but"
                + " this run has 'seed 2'");
    }

    @Test
    void the_frames_are_in_a_file_with_the_layout_of_the_pcap_format() throws Exception {
        Path file = folder.resolve("frames.pcap");
        CompletableFuture<Ended> run = live("--pcap", file.toString());
        try (Outside one = new Outside(hostPort)) {
            assertThat(one.ask("stop")).isEqualTo("stop");
        }
        assertThat(run.join().code()).isZero();

        ByteBuffer capture = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(capture.getInt(0)).isEqualTo(0xa1b23c4d);
        List<String> datagrams = new ArrayList<>();
        long last = 0;
        // Each record: seconds, nanoseconds, captured bytes, bytes on the wire, and the frame.
        for (capture.position(24); capture.hasRemaining();) {
            long time = capture.getInt() * 1_000_000_000L + capture.getInt();
            int length = capture.getInt();
            assertThat(capture.getInt()).isEqualTo(length);
            assertThat(time).isGreaterThanOrEqualTo(last);
            last = time;
            byte[] frame = new byte[length];
            capture.get(frame);
            describe(frame).forEach(datagrams::add);
        }
        assertThat(datagrams).containsExactly("10.0.0.254:49152 10.0.0.2:7 stop", "10.0.0.2:7 10.0.0.254:49152 stop");
    }

    /** The datagrams in a frame that are of the gateway. */
    private static List<String> describe(byte[] frame) {
        return EthernetFrame.parse(frame).packet().filter(some -> some.type() == EthernetFrame.IPV4).stream()
                .flatMap(some -> Ipv4Packet.parse(some.payload().toBytes()).packet().stream())
                .filter(packet -> Arrays.asList(packet.source(), packet.destination())
                        .contains(Ipv4Address.of(10, 0, 0, 254)))
                .flatMap(packet -> UdpDatagram.parse(packet).packet().stream().map(datagram -> packet.source() + ":"
                        + datagram.sourcePort() + " " + packet.destination() + ":" + datagram.destinationPort() + " "
                        + datagram.data().text()))
                .toList();
    }

    @Test
    void a_datagram_that_does_not_fit_into_a_frame_is_dropped_and_reported() throws Exception {
        CompletableFuture<Ended> run = live();
        try (Outside one = new Outside(hostPort)) {
            assertThat(one.ask("x".repeat(1_472))).hasSize(1_472);
            byte[] long1 = new byte[1_473];
            one.socket.send(new DatagramPacket(long1, long1.length, InetAddress.getByName("127.0.0.1"), hostPort));
            assertThat(one.ask("stop")).isEqualTo("stop");
        }
        assertThat(run.join().err()).matches("barreleye: a datagram of 1473 bytes from 127.0.0.1:\\d+ is dropped: at"
                + " most 1472 bytes fit into a frame\\R");
    }
}
