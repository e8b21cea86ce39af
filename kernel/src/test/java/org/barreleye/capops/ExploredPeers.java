package org.barreleye.capops;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.barreleye.exploration.system.Outbox;
import org.barreleye.monitor.capops.CapabilityMessage;
import org.barreleye.monitor.capops.CapabilityPeers;

/** The monitors of the other cores: a message is put into the outbox of the step. */
class ExploredPeers implements CapabilityPeers {
    private static final int LEAF = 3;

    // Belongs to the step that runs.
    private transient Outbox outbox;

    // Whether the begin of the exploration is built, so that a deliberate fault may show.
    private boolean armed;
    private int core;
    private int cores;
    // The cores of which this one knows that they have died.
    private final SortedSet<Integer> dead = new TreeSet<>();

    void arm() {
        armed = true;
    }

    int core() {
        return core;
    }

    boolean isArmed() {
        return armed;
    }

    /** Sets the number of this core, and that of all. */
    void join(int newCore, int newCores) {
        core = newCore;
        cores = newCores;
    }

    /** Another core has died, and this one is told. */
    void onDeath(int core) {
        dead.add(core);
    }

    /** Another core has joined again, and this one is told. */
    void onRejoined(int core) {
        dead.remove(core);
    }

    boolean hasDead() {
        return !dead.isEmpty();
    }

    int firstDead() {
        return dead.first();
    }

    void begin(Outbox newOutbox) {
        outbox = newOutbox;
    }

    void end() {
        outbox = null;
    }

    @Override
    public boolean isMember(int core) {
        return isReachable(core);
    }

    @Override
    public boolean isReachable(int core) {
        return !dead.contains(core);
    }

    @Override
    public List<Integer> others() {
        List<Integer> reachable = new ArrayList<>();
        for (int other = 0; other < cores; other++) {
            if (other != core && isReachable(other)) {
                reachable.add(other);
            }
        }
        return reachable;
    }

    @Override
    public boolean isCongested(int core) {
        return !outbox.hasRoom(core);
    }

    @Override
    public boolean send(int core, CapabilityMessage message) {
        if (dead.contains(core)) {
            return false;
        }
        outbox.send(core, new Message(message));
        return true;
    }

    /** The tree of the cores: core 0 is the root, core 3 is below core 1, and the others are below the root. */
    @Override
    public int nextHop(int other) {
        if (core == 0) {
            return other == LEAF ? 1 : other;
        }
        return core == 1 && other == LEAF ? other : core == LEAF ? 1 : 0;
    }
}
