package org.barreleye.benchmarks.process;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.barreleye.benchmarks.interfaces.benchmark_messages.BenchmarkMessagesBinding;
import org.barreleye.benchmarks.interfaces.benchmark_messages.BenchmarkMessagesHandler;
import org.barreleye.benchmarks.interfaces.benchmark_messages.BenchmarkMessagesInterface;
import org.barreleye.benchmarks.interfaces.benchmark_messages.EchoReply;
import org.barreleye.kpi.host.HostChannels;
import org.barreleye.kpi.host.HostWaiter;
import org.barreleye.kpi.host.SharedChannels;
import org.barreleye.kpi.host.SharedConnection;
import org.barreleye.kpi.host.SharedService;
import org.barreleye.kpi.host.SharedSettings;

/**
 * The other process: returns messages, over the link that the last line of its input names. One thread serves one link
 * at a time, so that neither is polled on account of the other.
 */
public final class EchoProcess {
    private final BenchmarkMessagesBinding binding;
    private final Subscription incoming;
    private final Aeron aeron;
    private final AeronEcho echo;
    private final HostWaiter waiter = new HostWaiter();
    private volatile String command = "";

    private EchoProcess(BenchmarkMessagesBinding binding, Aeron aeron, Subscription incoming, AeronEcho echo) {
        this.binding = binding;
        this.aeron = aeron;
        this.incoming = incoming;
        this.echo = echo;
    }

    /** Arguments: the folder of the rings, and that of Aeron. */
    public static void main(String[] arguments) throws IOException {
        try (SharedChannels channels = HostChannels.shared(Path.of(arguments[0]),
                SharedSettings.DEFAULT.withRingLines(Integer.getInteger("ring.lines")));
                SharedService service = channels.create(StubLink.SERVICE, StubLink.IDENTITY)) {
            System.out.println("offered");
            Optional<SharedConnection> connection = service.accept();
            while (connection.isEmpty()) {
                connection = service.accept();
            }
            BenchmarkMessagesBinding binding =
                    BenchmarkMessagesInterface.accept(connection.get().channel(), new StubEcho());
            Aeron aeron = Aeron.connect(
                    new Aeron.Context().aeronDirectoryName(arguments[1]).useConductorAgentInvoker(true));
            Subscription incoming = aeron.addSubscription(AeronLink.CHANNEL, AeronLink.ECHO_STREAM);
            ExclusivePublication outgoing = aeron.addExclusivePublication(AeronLink.CHANNEL, AeronLink.REPLY_STREAM);
            new EchoProcess(binding, aeron, incoming, new AeronEcho(outgoing)).run();
        }
    }

    private void run() {
        Thread reader = new Thread(this::readCommands, "commands");
        reader.setDaemon(true);
        reader.start();
        String current = "";
        while (!current.equals("exit")) {
            current = command;
            System.out.println("now " + current);
            switch (current) {
                case "stubs" -> serveStubs();
                case "waiting" -> serveWaiting();
                case "aeron" -> serveAeron();
                default -> serveSetUp(current);
            }
        }
    }

    private void readCommands() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                command = line;
            }
        } catch (IOException ended) {
            // as the end of the input
        }
        command = "exit";
    }

    private void serveStubs() {
        while (command.equals("stubs")) {
            if (!binding.poll()) {
                Thread.onSpinWait();
            }
        }
    }

    private void serveWaiting() {
        while (command.equals("waiting")) {
            if (binding.poll()) {
                waiter.onProgress();
            } else {
                waiter.pause(HostWaiter.FOREVER);
            }
        }
    }

    private void serveAeron() {
        while (command.equals("aeron")) {
            if (incoming.poll(echo, 64) == 0) {
                aeron.conductorAgentInvoker().invoke();
                Thread.onSpinWait();
            }
        }
    }

    private void serveSetUp(String current) {
        while (command.equals(current) && !current.equals("exit")) {
            binding.poll();
            aeron.conductorAgentInvoker().invoke();
        }
    }

    /** Returns messages through stubs. */
    private static final class StubEcho implements BenchmarkMessagesHandler {
        private long sum;

        @Override
        public void echo(long i0, long i1, long i2, long i3, long i4, long i5, long i6, EchoReply reply) {
            reply.reply(i0, i1, i2, i3, i4, i5, i6);
        }

        @Override
        public void sample(long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
            sum += w0 + w1 + w2 + w3 + w4 + w5 + w6;
        }
    }

    /** Returns messages through Aeron. */
    private static final class AeronEcho implements FragmentHandler {
        private final ExclusivePublication outgoing;
        private long sum;

        AeronEcho(ExclusivePublication outgoing) {
            this.outgoing = outgoing;
        }

        @Override
        public void onFragment(DirectBuffer buffer, int offset, int length, Header header) {
            if (buffer.getLong(offset) == AeronLink.SAMPLE) {
                sum += AeronLink.sum(buffer, offset);
            } else {
                while (outgoing.offer(buffer, offset, AeronLink.BYTES) < 0) {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
