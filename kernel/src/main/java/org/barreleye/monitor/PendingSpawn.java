package org.barreleye.monitor;

import org.barreleye.generated.user.intermon.SpawnReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.monitor.domain.LocalDomain;
import org.barreleye.monitor.domain.SpawnRequest;
import org.barreleye.monitor.domain.Spawner;
import org.barreleye.monitor.membership.MonitorLink;
import org.barreleye.monitor.memory.CoreMemory;
import org.barreleye.monitor.memory.MemoryGrowth;

/**
 * A request to spawn a program, which may wait for memory.
 *
 * @param link to the monitor that is told the exit status
 * @param supervised whether the program is started again when it ends: then the answer waits until it has exported
 * @param assigned the number of its service, if it is started again; 0 if it gets a new one
 */
record PendingSpawn(Spawner spawner, MemoryGrowth growth, MonitorLink link, SpawnRequest request,
        boolean supervised, long assigned, SpawnReply reply) implements MemoryGrowth.Waiting {
    /** Spawns it now, or when there is memory. */
    void begin() {
        Outcome<LocalDomain> spawned = spawner.spawn(request);
        if (CoreMemory.isOutOfMemory(spawned)) {
            growth.request(this);
        } else {
            complete(spawned);
        }
    }

    @Override
    public void onMemory(boolean grown) {
        complete(spawner.spawn(request));
    }

    private void complete(Outcome<LocalDomain> spawned) {
        if (!spawned.succeeded()) {
            reply.failed(ErrorCode.of(spawned.error()));
            return;
        }
        LocalDomain domain = spawned.value();
        domain.notifyExitTo(link);
        if (supervised) {
            domain.supervise(assigned, reply);
        } else {
            reply.reply(domain.process(), 0, ErrorCode.NONE);
        }
    }
}
