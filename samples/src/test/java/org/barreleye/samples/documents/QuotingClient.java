package org.barreleye.samples.documents;

import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.samples.interfaces.parcel.ParcelBinding;
import org.barreleye.samples.interfaces.parcel.ParcelClient;
import org.barreleye.samples.interfaces.parcel.ParcelHandler;
import org.barreleye.samples.interfaces.parcel.ParcelInterface;

/**
 * Connects to the parcel server, calls it twice, and closes its binding. It waits between these steps, so that the
 * messages of one are not mixed with those of another.
 */
record QuotingClient() implements BlockingProgram {
    static final String NAME = "quoting-client";

    private static final long QUIET_NANOSECONDS = 1_000_000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        sleep(domain.events());
        ParcelBinding binding = domain.connect("parcel-server",
                channel -> ParcelInterface.connect(channel, new ParcelHandler() {}));
        ParcelClient client = ParcelInterface.client(binding, domain.events());
        client.quote(1);
        sleep(domain.events());
        client.quote(2);
        sleep(domain.events());
        binding.close();
        sleep(domain.events());
        return 0;
    }

    private static void sleep(Waiter waiter) {
        long end = waiter.now() + QUIET_NANOSECONDS;
        while (waiter.now() < end) {
            waiter.pause(end);
        }
    }
}
