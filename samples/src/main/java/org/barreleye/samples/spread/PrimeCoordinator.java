package org.barreleye.samples.spread;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.samples.SpawnedServers;

/** Counts primes, first with one worker, then with one on every core, and prints the speed-up. */
public record PrimeCoordinator() implements BlockingProgram {
    private static final int LIMIT = 20_000;
    private static final int RANGE_LENGTH = 100;
    private static final int PRIMES = 2_262;

    @Override
    public String name() {
        return "spread";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        try (SpawnedServers servers = new SpawnedServers(domain)) {
            return run(domain, servers);
        }
    }

    private static int run(Domain domain, SpawnedServers servers) throws CallFailed {
        SystemCalls syscalls = domain.syscalls();
        List<WorkerHandle> workers = new ArrayList<>();
        for (CoreRecord core : domain.cores()) {
            if (core.isOn()) {
                workers.add(WorkerHandle.start(domain, servers, core));
            }
        }
        long begin = syscalls.now();
        long alone = count(domain, workers.subList(1, 2));
        long timeAlone = syscalls.now() - begin;
        syscalls.print("core " + workers.get(1).core().core() + " alone: " + alone + " primes below " + LIMIT + " in "
                + timeAlone / 1_000 + " us");
        workers.get(1).takeFinished();

        begin = syscalls.now();
        long together = count(domain, workers);
        long timeTogether = syscalls.now() - begin;
        syscalls.print("all " + workers.size() + " cores: " + together + " primes in " + timeTogether / 1_000 + " us");
        for (WorkerHandle worker : workers) {
            syscalls.print(String.format(Locale.ROOT, "   core %-2d (%s, %s MHz) did %2d work items",
                    worker.core().core(),
                    worker.core().isa(), worker.core().attribute("mhz"), worker.takeFinished()));
        }
        syscalls.print(String.format(Locale.ROOT, "%d.%02d times as fast", timeAlone / timeTogether,
                timeAlone * 100 / timeTogether % 100));
        return alone == PRIMES && together == PRIMES ? 0 : 1;
    }

    /** Submits the work items to idle workers, and adds the results up in the order of the items. */
    private static long count(Domain domain, List<WorkerHandle> workers) throws CallFailed {
        List<WorkItem> items = new ArrayList<>();
        for (int from = 0; from < LIMIT; from += RANGE_LENGTH) {
            items.add(new WorkItem(from, from + RANGE_LENGTH));
        }
        // The largest numbers take longest, so they come first.
        int left = items.size();
        while (!items.stream().allMatch(WorkItem::isFinished)) {
            boolean submitted = false;
            for (WorkerHandle worker : workers) {
                if (left > 0 && worker.canSubmit() && worker.trySubmit(items.get(left - 1))) {
                    left--;
                    submitted = true;
                }
            }
            if (!submitted) {
                domain.events().pause(Domain.DEFAULT_TIMEOUT + domain.syscalls().now());
            }
        }
        return items.stream().mapToLong(WorkItem::primes).sum();
    }
}
