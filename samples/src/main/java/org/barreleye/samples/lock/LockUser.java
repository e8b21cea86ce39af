package org.barreleye.samples.lock;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.samples.SpawnedServers;
import org.barreleye.samples.interfaces.lock.LockClient;
import org.barreleye.samples.interfaces.lock.LockHandler;
import org.barreleye.samples.interfaces.lock.LockInterface;

/**
 * Takes the lock several times and works while it holds it. Without arguments it spawns the lock, and itself on three
 * cores.
 */
public record LockUser() implements BlockingProgram {
    private static final int CORES = 3;
    private static final int ROUNDS = 3;
    private static final long CYCLES_OF_WORK = 200_000;
    private static final long MINUTE = 60_000_000_000L;

    @Override
    public String name() {
        return "lock";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        return domain.arguments().words().isEmpty() ? spawnUsers(domain) : use(domain);
    }

    private static int spawnUsers(Domain domain) throws CallFailed {
        List<CoreRecord> cores = domain.cores().stream().filter(CoreRecord::isOn).limit(CORES).toList();
        int failures = 0;
        try (SpawnedServers servers = new SpawnedServers(domain)) {
            servers.spawn(cores.get(0).core(), "lock-server", "");
            List<Long> users = new ArrayList<>();
            for (CoreRecord core : cores) {
                users.add(domain.spawn(core.core(), "lock", "user"));
            }
            for (long user : users) {
                failures += domain.processes().waitFor(user, MINUTE).status();
            }
        }
        return failures;
    }

    private static int use(Domain domain) throws CallFailed {
        LockClient lock = LockInterface.client(
                domain.connect("lock", channel -> LockInterface.connect(channel, new LockHandler() {})),
                domain.events());
        int lost = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long ticket = lock.acquire();
            domain.syscalls().compute(CYCLES_OF_WORK);
            domain.syscalls().print("worked with ticket " + ticket);
            lost += lock.release() ? 0 : 1;
        }
        return lost;
    }
}
