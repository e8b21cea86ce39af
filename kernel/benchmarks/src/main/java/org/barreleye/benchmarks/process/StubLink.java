package org.barreleye.benchmarks.process;

import org.barreleye.benchmarks.interfaces.benchmark_messages.BenchmarkMessagesBinding;
import org.barreleye.benchmarks.interfaces.benchmark_messages.BenchmarkMessagesHandler;
import org.barreleye.benchmarks.interfaces.benchmark_messages.BenchmarkMessagesInterface;
import org.barreleye.benchmarks.interfaces.benchmark_messages.EchoContinuation;
import org.barreleye.kpi.host.SharedConnection;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.InterfaceIdentity;

/** A link through generated stubs, over rings in a file that both processes map. */
final class StubLink implements ProcessLink, EchoContinuation {
    static final String SERVICE = "benchmark";
    static final InterfaceIdentity IDENTITY =
            new InterfaceIdentity(BenchmarkMessagesInterface.NAME, BenchmarkMessagesInterface.FINGERPRINT);

    private final BenchmarkMessagesBinding binding;
    private boolean done;
    private long sum;

    StubLink(SharedConnection connection) {
        binding = BenchmarkMessagesInterface.connect(connection.channel(), new BenchmarkMessagesHandler() {});
    }

    @Override
    public String name() {
        return "stubs";
    }

    @Override
    public long roundTrip(long value) {
        done = false;
        while (!binding.tryEcho(value, 1, 2, 3, 4, 5, 6, this)) {
            binding.poll();
        }
        while (!done) {
            if (!binding.poll()) {
                Thread.onSpinWait();
            }
        }
        return sum;
    }

    @Override
    public void send(long value) {
        while (!binding.trySample(value, 1, 2, 3, 4, 5, 6)) {
            binding.poll();
        }
    }

    @Override
    public void idle() {
        binding.poll();
    }

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
