package org.barreleye.experiment.signal;

import java.util.function.DoubleConsumer;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;

/**
 * The program that measures: signals its partner and blocks until it is signalled, again and again.
 *
 * @param core the number of its core
 * @param partner the number of the core of the partner
 * @param result receives the mean of the nanoseconds of a round trip
 */
record SignalProgram(int core, int partner, DoubleConsumer result) implements BlockingProgram {
    /** The round trips that count. */
    static final int ROUNDS = 200;
    /** Those before them. */
    static final int WARM_UP_ROUNDS = 20;

    @Override
    public String name() {
        return "signaller";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        SignalEnd end = SignalEnd.open(domain, core, partner);
        long begin = 0;
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            begin = round == WARM_UP_ROUNDS ? domain.syscalls().now() : begin;
            end.signal();
            end.await();
        }
        result.accept((double) (domain.syscalls().now() - begin) / ROUNDS);
        return 0;
    }
}
