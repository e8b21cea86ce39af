package org.barreleye.monitor;

import org.barreleye.domain.SystemError;
import org.barreleye.domain.interconnect.FrameRing;
import org.barreleye.generated.user.L1CNodeDescribeResult;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.PhysicalMemoryReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.StartPage;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.monitor.CoreMemory.SharedFrame;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.NodeMemory;

/**
 * Starts the cores below this one in the tree, and makes the channels to their monitors: a new monitor finds the frame of the
 * channel through the start page, so the first binding between two monitors needs neither a service nor a name.
 */
final class CoreStarter implements Copyable {
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final PhysicalMemoryReference AUTHORITY = new PhysicalMemoryReference(WellKnownSlots.PHYSICAL_MEMORY);

    private final CoreMonitor monitor;
    private final Trap trap;

    CoreStarter(CoreMonitor monitor, Trap trap) {
        this.monitor = monitor;
        this.trap = trap;
    }

    private CoreStarter(CoreStarter source, Copier copier) {
        copier.enter(source, this);
        monitor = copier.of(source.monitor);
        trap = copier.ofForeign(source.trap);
    }

    @Override
    public CoreStarter copy(Copier copier) {
        return new CoreStarter(this, copier);
    }

    /** Starts the cores below this one that are to run from the beginning. */
    void startChildren() {
        for (int child : monitor.tree().children(monitor.core())) {
            if (monitor.plan().facts(child).startsAtBoot()) {
                ErrorCode error = start(child);
                if (error.failed()) {
                    trap.print("cannot start core " + child + ": " + SystemError.describe(error));
                }
            }
        }
    }

    /** Starts a core below this one; its monitor joins later. */
    ErrorCode start(int core) {
        if (!monitor.tree().children(monitor.core()).contains(core)) {
            return SystemError.NO_SUCH_CORE.code();
        }
        if (monitor.peers().knows(core)) {
            return SystemError.CORE_RUNNING.code();
        }
        Outcome<Outcome.Done> started = startInMemory(core);
        return started.succeeded() ? ErrorCode.NONE : ErrorCode.of(started.error());
    }

    private Outcome<Outcome.Done> startInMemory(int core) {
        CoreMemory memory = monitor.memory();
        return memory.makeShared(2 * FrameRing.BYTES)
                .then(channel -> memory.makeShared(StartPage.BYTES)
                        .then(page -> memoryFor(core).then(region -> startWith(core, channel, page, region))));
    }

    /** That of the core's own node, or else a part of this core's. A core's memory serves those below it, too. */
    private Outcome<NodeMemory> memoryFor(int core) {
        BootPlan plan = monitor.plan();
        int node = plan.facts(core).node();
        if (monitor.tree().homes().containsKey(core)) {
            return Outcome.of(plan.memoryOf(node).orElseThrow());
        }
        return monitor.memory()
                .make(Retype.RAM, plan.memoryBytes() * monitor.tree().size(core))
                .then(piece -> new RamReference(piece.slot()).identify(trap))
                .then(ram -> Outcome.of(new NodeMemory(node, ram.base(), ram.bytes())));
    }

    private Outcome<Outcome.Done> startWith(int core, SharedFrame channel, SharedFrame page, NodeMemory region) {
        return ROOT.describe(trap, channel.reference().address()).then(words -> {
            write(page.base(), region, words);
            monitor.peers().addChild(core, channel.base());
            return AUTHORITY.startCore(trap, core, page.reference().address());
        });
    }

    private void write(long page, NodeMemory region, L1CNodeDescribeResult channel) {
        word(page, StartPage.MEMORY_BASE, region.base());
        word(page, StartPage.MEMORY_BYTES, region.bytes());
        word(page, StartPage.CHANNEL, channel.word0());
        word(page, StartPage.CHANNEL + 8, channel.word1());
        word(page, StartPage.CHANNEL + 16, channel.word2());
        word(page, StartPage.CHANNEL + 24, channel.word3());
        word(page, StartPage.PARENT, monitor.core());
        word(page, StartPage.MAGIC, StartPage.MAGIC_VALUE);
        trap.memory().cleanLine(page);
    }

    private void word(long page, int offset, long value) {
        Memory memory = trap.memory();
        memory.store(page + offset, 8, value, Endianness.LITTLE);
    }
}
