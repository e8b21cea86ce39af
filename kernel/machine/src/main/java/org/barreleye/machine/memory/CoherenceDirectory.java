package org.barreleye.machine.memory;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.machine.chance.Chance;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.Link;
import org.barreleye.machine.description.MachineDescription;

/**
 * Who holds which line, and what an access therefore costs beyond a hit.
 *
 * <p>One coherence domain. A line is held modified by one core, or shared by any number, or by nobody. A core that is the
 * only one to share a line may write it without asking. Caches are as large as memory. A fetch from memory overlaps with the
 * invalidation of other copies, and of several invalidations the slowest counts.
 *
 * <p>Beside the state of the protocol the directory remembers for each line which cores have not read it since it was last written,
 * by whomever: that is what a core that polls the line is about to find out.
 */
public final class CoherenceDirectory implements Copyable {
    private final int cores;
    // By core, and by core * cores + other core; all in picoseconds. Never written after construction, so copies share them.
    private final long[] memoryFetch;
    private final long[] fetch;
    private final long[] invalidation;
    private final long[] jitter;
    private final List<Chance> chances;

    /** Creates the directory of a machine on which nobody holds any line. */
    public CoherenceDirectory(MachineDescription description, Chance chance) {
        List<CoreDescription> all = description.cores();
        cores = all.size();
        memoryFetch = new long[cores];
        fetch = new long[cores * cores];
        invalidation = new long[cores * cores];
        jitter = new long[cores * cores];
        chances = new ArrayList<>(cores);
        for (int core = 0; core < cores; core++) {
            CoreDescription here = all.get(core);
            memoryFetch[core] = here.costs().memoryFetch() * here.cyclePicoseconds();
            chances.add(chance.fork("transfers of " + here.id()));
            for (int other = 0; other < cores; other++) {
                if (other != core) {
                    setLink(core * cores + other, description.link(here.id(), all.get(other).id()));
                }
            }
        }
    }

    private CoherenceDirectory(CoherenceDirectory source, Copier copier) {
        copier.enter(source, this);
        cores = source.cores;
        memoryFetch = source.memoryFetch;
        fetch = source.fetch;
        invalidation = source.invalidation;
        jitter = source.jitter;
        chances = copier.of(source.chances);
    }

    @Override
    public CoherenceDirectory copy(Copier copier) {
        return new CoherenceDirectory(this, copier);
    }

    private void setLink(int pair, Link link) {
        fetch[pair] = link.fetch();
        invalidation[pair] = link.invalidation();
        jitter[pair] = link.jitter();
    }

    /**
     * A core reads a line.
     *
     * @return how long that stalls it beyond a hit, in picoseconds
     */
    public long read(Page page, int line, int core) {
        page.unread.remove(line, core);
        if (page.sharers.contains(line, core)) {
            return 0;
        }
        int owner = page.owners[line];
        page.owners[line] = Page.NOBODY;
        page.sharers.add(line, core);
        return owner == Page.NOBODY ? memoryFetch[core] : transfer(core, owner);
    }

    /**
     * What it would stall a core beyond a hit to become the owner of a line, in picoseconds; draws the jitter of it.
     */
    public long priceOfOwning(Page page, int line, int core) {
        int owner = page.owners[line];
        if (owner == core) {
            return 0;
        }
        if (owner != Page.NOBODY) {
            return transfer(core, owner);
        }
        long slowest = page.sharers.contains(line, core) ? 0 : memoryFetch[core];
        for (int sharer = page.sharers.next(line, 0); sharer >= 0; sharer = page.sharers.next(line, sharer + 1)) {
            if (sharer != core) {
                int pair = core * cores + sharer;
                slowest = Math.max(slowest, invalidation[pair] + chances.get(core).upTo(jitter[pair]));
            }
        }
        return slowest;
    }

    /** A core writes a line, and by that owns it. */
    public void own(Page page, int line, int core) {
        page.owners[line] = core;
        page.sharers.setOnly(line, core);
        page.unread.setAll(line);
    }

    /** Whether a line was written since this core last read it. */
    public boolean isUnread(Page page, int line, int core) {
        return page.unread.contains(line, core);
    }

    /** From now on this core wants to know when the line is written. */
    public void watch(Page page, int line, int core) {
        page.watchers.add(line, core);
    }

    /** From now on this core does not. */
    public void unwatch(Page page, int line, int core) {
        page.watchers.remove(line, core);
    }

    /** The first core from a given one on that wants to know when the line is written, or -1. */
    public int watcher(Page page, int line, int from) {
        return page.watchers.next(line, from);
    }

    private long transfer(int to, int from) {
        int pair = to * cores + from;
        return fetch[pair] + chances.get(to).upTo(jitter[pair]);
    }
}
