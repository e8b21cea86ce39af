package org.barreleye.benchmarks.system;

import org.barreleye.benchmarks.interfaces.benchmark_messages.BenchmarkMessagesBinding;
import org.barreleye.benchmarks.interfaces.benchmark_messages.BenchmarkMessagesClient;
import org.barreleye.benchmarks.interfaces.benchmark_messages.BenchmarkMessagesHandler;
import org.barreleye.benchmarks.interfaces.benchmark_messages.BenchmarkMessagesInterface;
import org.barreleye.benchmarks.interfaces.benchmark_messages.BenchmarkMessagesService;
import org.barreleye.benchmarks.interfaces.benchmark_messages.EchoContinuation;
import org.barreleye.benchmarks.interfaces.benchmark_messages.EchoResult;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;

/** The programs of {@link RpcBenchmark}. The arguments of each are the name of the service, and a number of calls. */
final class EchoPrograms {
    private EchoPrograms() {}

    private static String service(Domain domain) {
        return domain.arguments().words().get(0);
    }

    private static int calls(Domain domain) {
        return Integer.parseInt(domain.arguments().words().get(1));
    }

    /** Sends back the seven words of each call. A reactor. */
    record EchoServer() implements Server {
        @Override
        public String name() {
            return "echo-server";
        }

        @Override
        public String serviceName(Domain domain) {
            return service(domain);
        }

        @Override
        public Binding accept(Domain domain, Channel channel) {
            return BenchmarkMessagesInterface.accept(channel, BenchmarkMessagesInterface.handler(new Echoes()));
        }

        private static final class Echoes implements BenchmarkMessagesService, Copyable {
            @Override
            public EchoResult echo(long i0, long i1, long i2, long i3, long i4, long i5, long i6) {
                return new EchoResult(i0, i1, i2, i3, i4, i5, i6);
            }
        }
    }

    /** Calls the server one time after the other in straight-line code. */
    record StraightLineClient() implements BlockingProgram {
        @Override
        public String name() {
            return "straight-line-client";
        }

        @Override
        public int run(Domain domain) throws CallFailed {
            BenchmarkMessagesClient client = BenchmarkMessagesInterface.client(domain.connect(service(domain),
                    channel -> BenchmarkMessagesInterface.connect(channel, new BenchmarkMessagesHandler() {})),
                    domain.events());
            int calls = calls(domain);
            for (int i = 0; i < calls; i++) {
                if (client.echo(i, 0, 0, 0, 0, 0, 1).o0() != i) {
                    return 1;
                }
            }
            return 0;
        }
    }

    /** Calls the server one time after the other from the continuation of each call. */
    record ReactorClient() implements Program.ReactorProgram {
        @Override
        public String name() {
            return "reactor-client";
        }

        @Override
        public Upcalls load(SystemCalls syscalls, long process, long unused) {
            Domain domain = Domain.start(syscalls);
            domain.connect(service(domain), Domain.DEFAULT_TIMEOUT,
                    channel -> BenchmarkMessagesInterface.connect(channel, new NoMessages()),
                    new Calls(domain, calls(domain)));
            return domain.events();
        }

        private static final class NoMessages implements BenchmarkMessagesHandler, Copyable {}

        private static final class Calls
                implements BindListener<BenchmarkMessagesBinding>, EchoContinuation, Copyable {
            private final Domain domain;
            private BenchmarkMessagesBinding binding;
            private int left;

            private Calls(Domain domain, int left) {
                this.domain = domain;
                this.left = left;
            }

            @Override
            public void bound(BenchmarkMessagesBinding binding) {
                this.binding = binding;
                binding.sendEcho(left, 0, 0, 0, 0, 0, 1, this);
            }

            @Override
            public void replied(long o0, long o1, long o2, long o3, long o4, long o5, long o6) {
                if (o0 != left) {
                    domain.exit(1);
                    return;
                }
                left--;
                if (left == 0) {
                    domain.exit(0);
                } else {
                    binding.sendEcho(left, 0, 0, 0, 0, 0, 1, this);
                }
            }

            @Override
            public void failed(Failure failure) {
                domain.exit(1);
            }
        }
    }
}
