package org.barreleye.machine.experiment;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.experiment.tree.BroadcastTree;

/**
 * The program of a core of a group that operates over a tree. It forwards a message of its parent to its children, in
 * their order; when all children have answered, it answers with the conjunction of their votes and its own. Parent and
 * child have a line for each direction.
 */
final class TreeMember extends ExperimentProgram {
    private static final long UP = 0x20000;
    private static final long YES = 1;

    private final BroadcastTree tree;
    private final int place;
    private final long base;
    private final TreeOperation operation;
    private final TreeRounds rounds;
    private final List<Long> awaited = new ArrayList<>();
    private boolean isGoingUp;
    private int round;
    private long vote = YES;

    /**
     * Creates the program of a core.
     *
     * @param place the number of the core in the tree; 0 is the root
     * @param base the packed canonical address of the lines
     * @param rounds the record of the rounds, which all members share
     */
    TreeMember(BroadcastTree tree, int place, long base, TreeOperation operation, TreeRounds rounds) {
        this.tree = tree;
        this.place = place;
        this.base = base;
        this.operation = operation;
        this.rounds = rounds;
    }

    @Override
    public CoreDirective step(Core core, CoreEvent event) {
        if (event instanceof CoreEvent.LineChanged change) {
            long value = core.load(change.lineAddress(), 8, Endianness.LITTLE);
            core.spend(LOOP_OVERHEAD_CYCLES);
            if (isGoingUp) {
                awaited.remove(change.lineAddress());
                vote &= value;
            } else {
                round++;
                rounds.received(place, round, value, core.now());
                sendDown(core, value);
                goUp();
            }
        } else if (operation.isUpFirst()) {
            rounds.entered(1, core.now());
            goUp();
        } else if (isRoot()) {
            begin(core);
        }
        return proceed(core);
    }

    private boolean isRoot() {
        return place == 0;
    }

    /** Acts as far as no further message is needed; returns the wait for the lines of the messages that are. */
    private CoreDirective proceed(Core core) {
        while (isGoingUp && awaited.isEmpty()) {
            if (isRoot()) {
                rounds.answered(round, vote);
                if (round == rounds.count()) {
                    return CoreDirective.HALT;
                }
                begin(core);
            } else {
                if (operation.isUpFirst() && round == rounds.count()) {
                    return CoreDirective.HALT;
                }
                send(core, up(place), vote);
                isGoingUp = false;
                if (!operation.isUpFirst() && round == rounds.count()) {
                    return CoreDirective.HALT;
                }
            }
        }
        long[] lines = isGoingUp ? awaited.stream().mapToLong(Long::longValue).toArray() : new long[] {down(place)};
        return new CoreDirective.Await(lines, POLL_PERIOD_CYCLES, CoreDirective.NEVER);
    }

    /** The root sends the next message down. */
    private void begin(Core core) {
        round++;
        long value = rounds.valueOf(round);
        rounds.begun(round, core.now());
        sendDown(core, value);
        goUp();
    }

    private void sendDown(Core core, long value) {
        for (int child : tree.children(place)) {
            send(core, down(child), value);
        }
        if (operation.isUpFirst()) {
            rounds.entered(round + 1, core.now());
        }
    }

    /** Awaits the answers of the children. */
    private void goUp() {
        isGoingUp = true;
        vote = rounds.voteOf(place, round);
        if (!(operation.isUpFirst() && round == rounds.count())) {
            tree.children(place).forEach(child -> awaited.add(up(child)));
        }
    }

    private void send(Core core, long line, long value) {
        core.spend(LOOP_OVERHEAD_CYCLES);
        core.publishLine(line, value, 0, 0, 0, 0, 0, 0, round + 1);
    }

    private long down(int member) {
        return base + (long) member * MESSAGE_LINE_BYTES;
    }

    private long up(int member) {
        return base + UP + (long) member * MESSAGE_LINE_BYTES;
    }
}
