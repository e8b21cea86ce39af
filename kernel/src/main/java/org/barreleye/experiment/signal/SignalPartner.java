package org.barreleye.experiment.signal;

import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;

/**
 * The program that answers each signal with one.
 *
 * @param core the number of its core
 * @param partner the number of the core of the program that measures
 */
record SignalPartner(int core, int partner) implements BlockingProgram {
    @Override
    public String name() {
        return "partner";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        SignalEnd end = SignalEnd.open(domain, core, partner);
        while (true) {
            end.await();
            end.signal();
        }
    }
}
