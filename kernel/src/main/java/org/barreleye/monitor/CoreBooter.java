package org.barreleye.monitor;

import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.interconnect.FrameRing;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.L1CNodeToWireResult;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.StartPage;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.kpi.types.StateCloner;
import org.barreleye.monitor.CoreMemory.SharedFrame;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.NodeMemory;

/**
 * Starts the cores below this one in the tree, and makes the channels to their monitors: a new monitor finds the frame
 * of the channel through the start page, so the first binding between two monitors needs neither a service nor a name.
 */
final class CoreBooter implements Copyable {
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final KernelReference KERNEL =
            new KernelReference(WellKnownSlots.KERNEL);

    private final CoreMonitor monitor;
    private final SystemCalls syscalls;

    CoreBooter(CoreMonitor monitor, SystemCalls syscalls) {
        this.monitor = monitor;
        this.syscalls = syscalls;
    }

    private CoreBooter(CoreBooter source, StateCloner cloner) {
        cloner.register(source, this);
        monitor = cloner.of(source.monitor);
        syscalls = cloner.ofOpaque(source.syscalls);
    }

    @Override
    public CoreBooter copy(StateCloner cloner) {
        return new CoreBooter(this, cloner);
    }

    /** Starts the cores below this one that are to run from the beginning. */
    void bootChildren() {
        for (int child : monitor.tree().children(monitor.core())) {
            if (monitor.plan().properties(child).startsAtBoot()) {
                ErrorCode error = boot(child);
                if (error.failed()) {
                    syscalls.print("cannot start core " + child + ": " + SystemError.describe(error));
                }
            }
        }
    }

    /** Starts a core below this one; its monitor joins later. */
    ErrorCode boot(int core) {
        if (!monitor.tree().children(monitor.core()).contains(core)) {
            return SystemError.NO_SUCH_CORE.code();
        }
        if (monitor.links().hasLinkTo(core)) {
            return SystemError.CORE_RUNNING.code();
        }
        Outcome<Outcome.Unit> started = bootInOwnMemory(core);
        return started.succeeded() ? ErrorCode.NONE : ErrorCode.of(started.error());
    }

    private Outcome<Outcome.Unit> bootInOwnMemory(int core) {
        CoreMemory memory = monitor.memory();
        return memory.makeShared(2 * FrameRing.BYTES)
                .flatMap(channel -> memory.makeShared(StartPage.BYTES)
                        .flatMap(page -> memoryFor(core).flatMap(region -> bootWith(core, channel, page, region))));
    }

    /** That of the core's own node, or else a part of this core's. A core's memory serves those below it, too. */
    private Outcome<NodeMemory> memoryFor(int core) {
        BootPlan plan = monitor.plan();
        int node = plan.properties(core).node();
        if (monitor.tree().leadersWithMemory().containsKey(core)) {
            return Outcome.of(plan.memoryOf(node).orElseThrow());
        }
        return monitor.memory()
                .make(Retype.RAM, plan.memoryBytes() * monitor.tree().size(core))
                .flatMap(block -> new RamReference(block.slot()).identify(syscalls))
                .flatMap(ram -> Outcome.of(new NodeMemory(node, ram.base(), ram.bytes())));
    }

    private Outcome<Outcome.Unit> bootWith(int core, SharedFrame channel, SharedFrame page, NodeMemory region) {
        return ROOT.toWire(syscalls, channel.reference().address()).flatMap(words -> {
            writeStartPage(page.base(), region, words);
            monitor.links().addChild(core, channel.base());
            return KERNEL.startCore(syscalls, core, page.reference().address());
        });
    }

    private void writeStartPage(long page, NodeMemory region, L1CNodeToWireResult channel) {
        storeWord(page, StartPage.MEMORY_BASE, region.base());
        storeWord(page, StartPage.MEMORY_BYTES, region.bytes());
        storeWord(page, StartPage.CHANNEL, channel.word0());
        storeWord(page, StartPage.CHANNEL + 8, channel.word1());
        storeWord(page, StartPage.CHANNEL + 16, channel.word2());
        storeWord(page, StartPage.CHANNEL + 24, channel.word3());
        storeWord(page, StartPage.PARENT, monitor.core());
        storeWord(page, StartPage.MAGIC, StartPage.MAGIC_VALUE);
        syscalls.memory().cleanLine(page);
    }

    private void storeWord(long page, int offset, long value) {
        Memory memory = syscalls.memory();
        memory.store(page + offset, 8, value, Endianness.LITTLE);
    }
}
