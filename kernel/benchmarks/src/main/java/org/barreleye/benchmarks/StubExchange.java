package org.barreleye.benchmarks;

import org.barreleye.benchmarks.interfaces.benchmark_messages.BenchmarkMessagesBinding;
import org.barreleye.benchmarks.interfaces.benchmark_messages.BenchmarkMessagesHandler;
import org.barreleye.benchmarks.interfaces.benchmark_messages.BenchmarkMessagesInterface;
import org.barreleye.benchmarks.interfaces.benchmark_messages.EchoContinuation;
import org.barreleye.benchmarks.interfaces.benchmark_messages.EchoReply;
import org.barreleye.kpi.host.HostChannels;
import org.barreleye.kpi.outcome.Failure;

/** An exchange through generated stubs, over a pair of rings. */
final class StubExchange implements MessageExchange {
    private final BenchmarkMessagesBinding binding;
    private final EchoPeer peer;
    private final PendingEcho pendingEcho = new PendingEcho();
    private long sent;

    StubExchange() {
        HostChannels.UmpPair ends = HostChannels.ump(LINES);
        binding = BenchmarkMessagesInterface.connect(ends.first(), new BenchmarkMessagesHandler() {});
        peer = new EchoPeer(self -> {
            BenchmarkMessagesBinding other = BenchmarkMessagesInterface.accept(ends.second(), new EchoHandler(self));
            return () -> other.poll(LINES);
        });
    }

    @Override
    public long roundTrip(long value) {
        pendingEcho.done = false;
        while (!binding.tryEcho(value, 1, 2, 3, 4, 5, 6, pendingEcho)) {
            binding.poll();
        }
        while (!pendingEcho.done) {
            if (!binding.poll()) {
                Thread.onSpinWait();
            }
        }
        return pendingEcho.sum;
    }

    @Override
    public void stream(int messages) {
        for (int i = 0; i < messages; i++) {
            while (!binding.trySample(i, 1, 2, 3, 4, 5, 6)) {
                binding.poll();
            }
        }
        while (!binding.isDrained()) {
            binding.poll();
        }
        sent += messages;
        peer.awaitReceived(sent);
    }

    @Override
    public void close() {
        peer.stop();
        binding.close();
    }

    /** The handler of the other thread. */
    private static final class EchoHandler implements BenchmarkMessagesHandler {
        private final EchoPeer peer;
        private long received;
        private long sum;

        EchoHandler(EchoPeer peer) {
            this.peer = peer;
        }

        @Override
        public void echo(long i0, long i1, long i2, long i3, long i4, long i5, long i6, EchoReply reply) {
            reply.reply(i0, i1, i2, i3, i4, i5, i6);
        }

        @Override
        public void sample(long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
            sum += w0 + w1 + w2 + w3 + w4 + w5 + w6;
            peer.reportReceived(++received);
        }
    }

    /** The reply that the caller waits for. */
    private static final class PendingEcho implements EchoContinuation {
        private boolean done;
        private long sum;

        @Override
        public void replied(long o0, long o1, long o2, long o3, long o4, long o5, long o6) {
            sum = o0 + o1 + o2 + o3 + o4 + o5 + o6;
            done = true;
        }

        @Override
        public void failed(Failure failure) {
            throw new IllegalStateException(failure.toString());
        }
    }
}
