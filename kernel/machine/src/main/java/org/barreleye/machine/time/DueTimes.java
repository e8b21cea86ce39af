package org.barreleye.machine.time;

import java.util.Arrays;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/**
 * At most one due time per core, which may be moved or taken back; the earliest first, ties by core.
 *
 * <p>A tournament tree: every inner node names the core of its half that is due first, so moving one core's time replays
 * only the matches on its way to the root.
 */
public final class DueTimes implements Copyable {
    // Cores stand at the leaves; the parent of node n is n/2, the champion is winners[1].
    private final long[] times;
    private final int[] winners;
    private final int leaves;

    /** Creates the due times of so many cores, all {@link EventQueue#NEVER}. */
    public DueTimes(int cores) {
        leaves = Math.max(2, Integer.highestOneBit(cores * 2 - 1));
        times = new long[leaves];
        Arrays.fill(times, EventQueue.NEVER);
        winners = new int[leaves * 2];
        for (int leaf = 0; leaf < leaves; leaf++) {
            winners[leaves + leaf] = leaf;
        }
        for (int node = leaves - 1; node > 0; node--) {
            winners[node] = winners[node * 2];
        }
    }

    private DueTimes(DueTimes source, Copier copier) {
        copier.enter(source, this);
        leaves = source.leaves;
        times = source.times.clone();
        winners = source.winners.clone();
    }

    @Override
    public DueTimes copy(Copier copier) {
        return new DueTimes(this, copier);
    }

    /** Moves a core's due time; {@link EventQueue#NEVER} takes it back. */
    public void set(int core, long time) {
        if (times[core] == time) {
            return;
        }
        times[core] = time;
        for (int node = (leaves + core) >> 1; node > 0; node >>= 1) {
            int left = winners[node * 2];
            int right = winners[node * 2 + 1];
            winners[node] = times[left] <= times[right] ? left : right;
        }
    }

    /** When a core is due, or {@link EventQueue#NEVER}. */
    public long time(int core) {
        return times[core];
    }

    /** When the first core is due, or {@link EventQueue#NEVER}. */
    public long earliestTime() {
        return times[winners[1]];
    }

    /** The index of the core that is due first. */
    public int earliestCore() {
        return winners[1];
    }
}
