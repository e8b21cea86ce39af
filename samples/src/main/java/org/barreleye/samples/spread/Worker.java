package org.barreleye.samples.spread;

import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.samples.interfaces.worker.WorkerService;

/** Counts primes by trial division. Its name is "worker." and the number of its core, which is its argument. */
public record Worker() implements Server {
    private static final int CYCLES_OF_A_DIVISION = 20;

    @Override
    public String name() {
        return "worker";
    }

    @Override
    public String serviceName(Domain domain) {
        return "worker." + domain.arguments().text();
    }

    @Override
    public Binding accept(Domain domain, Channel channel) {
        return org.barreleye.samples.interfaces.worker.WorkerInterface.accept(
                channel, org.barreleye.samples.interfaces.worker.WorkerInterface.handler(new Counting(domain)));
    }

    /** Serves one client. */
    private record Counting(Domain domain) implements WorkerService, Copyable {
        @Override
        public long countPrimes(long from, long to) {
            long primes = 0;
            long divisions = 0;
            for (long number = Math.max(2, from); number < to; number++) {
                long divisor = 2;
                while (divisor * divisor <= number && number % divisor != 0) {
                    divisor++;
                }
                divisions += divisor - 1;
                primes += divisor * divisor > number ? 1 : 0;
            }
            // As a trusted program it takes no machine time by itself, so it states the cycles; confined, it does.
            if (!domain.syscalls().countsInstructions()) {
                domain.syscalls().compute(divisions * CYCLES_OF_A_DIVISION);
            }
            return primes;
        }
    }
}
