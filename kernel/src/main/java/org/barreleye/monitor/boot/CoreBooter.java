package org.barreleye.monitor.boot;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.L1CNodeToWireResult;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.StartPage;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.monitor.membership.LinkMemory;
import org.barreleye.monitor.membership.MembershipView;
import org.barreleye.monitor.membership.MonitorLinks;
import org.barreleye.monitor.memory.CoreMemory;
import org.barreleye.monitor.memory.SharedFrame;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.CoreTree;
import org.barreleye.monitor.plan.NodeMemory;

/**
 * Starts the cores below this one in the tree and makes the links to their monitors. A new monitor finds the frame with
 * the rings of the link through the start page, so the first binding between two monitors needs no service and no name.
 */
public final class CoreBooter implements Copyable {
    private static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);

    private final int core;
    private final BootPlan plan;
    private final CoreTree tree;
    private final MembershipView view;
    // The memory of the cores that this one has started.
    private final SortedMap<Integer, NodeMemory> regions = new TreeMap<>();
    private final SystemCalls syscalls;
    private final CoreMemory memory;
    private final MonitorLinks links;

    /** Starts cores on behalf of the monitor of one core. */
    public CoreBooter(int core, BootPlan plan, CoreTree tree, MembershipView view, SystemCalls syscalls,
            CoreMemory memory, MonitorLinks links) {
        this.core = core;
        this.plan = plan;
        this.tree = tree;
        this.view = view;
        this.syscalls = syscalls;
        this.memory = memory;
        this.links = links;
    }

    /** Starts the children of this core that start at boot. */
    public void bootChildren() {
        for (int child : tree.children(core)) {
            if (plan.properties(child).startsAtBoot()) {
                ErrorCode error = boot(child);
                if (error.failed()) {
                    syscalls.print("cannot start core " + child + ": " + SystemError.describe(error));
                }
            }
        }
    }

    /** Returns the reason why a core cannot be started by this one, if there is one. */
    Optional<SystemError> refusal(int child) {
        if (!tree.children(core).contains(child)) {
            return Optional.of(SystemError.NO_SUCH_CORE);
        }
        if (links.hasLinkTo(child)) {
            return Optional.of(SystemError.CORE_RUNNING);
        }
        return tree.usersOfMemory(child).stream().anyMatch(view::includes) ? Optional.of(SystemError.MEMORY_SHARED)
                : Optional.empty();
    }

    /** Starts a child of this core. Its monitor joins later. */
    public ErrorCode boot(int child) {
        Optional<SystemError> refusal = refusal(child);
        if (refusal.isPresent()) {
            return refusal.get().code();
        }
        Outcome<Outcome.Unit> started = allocateAndBoot(child);
        return started.succeeded() ? ErrorCode.NONE : ErrorCode.of(started.error());
    }

    private Outcome<Outcome.Unit> allocateAndBoot(int child) {
        return links.allocate()
                .flatMap(rings -> memory.allocateOwn(StartPage.BYTES)
                        .flatMap(page -> memoryFor(child).flatMap(region -> boot(child, rings, page, region))));
    }

    /** The memory of the child's own node, or else a part of this core's: enough for the child and all below it. */
    private Outcome<NodeMemory> memoryFor(int child) {
        if (regions.containsKey(child)) {
            return Outcome.of(regions.get(child)); // the core runs again, in the memory of its last start
        }
        int node = plan.properties(child).node();
        if (tree.leadersWithMemory().containsKey(child)) {
            return Outcome.of(plan.memoryOf(node).orElseThrow());
        }
        return memory.allocateReserved(Retype.RAM, plan.memoryBytes() * tree.size(child))
                .flatMap(block -> new RamReference(block.slot()).identify(syscalls))
                .map(ram -> new NodeMemory(node, ram.base(), ram.bytes()));
    }

    private Outcome<Outcome.Unit> boot(int child, LinkMemory rings, SharedFrame page, NodeMemory region) {
        return WellKnown.ROOT.toWire(syscalls, rings.offered().address()).flatMap(words -> {
            int incarnation = view.nextIncarnation(child);
            regions.put(child, region);
            writeStartPage(page.base(), region, words, incarnation);
            links.addChild(child, incarnation, rings);
            return KERNEL.startCore(syscalls, child, page.reference().address());
        });
    }

    private void writeStartPage(long page, NodeMemory region, L1CNodeToWireResult rings, int incarnation) {
        storeWord(page, StartPage.INCARNATION, incarnation);
        storeWord(page, StartPage.MEMORY_BASE, region.base());
        storeWord(page, StartPage.MEMORY_BYTES, region.bytes());
        storeWord(page, StartPage.CHANNEL, rings.word0());
        storeWord(page, StartPage.CHANNEL + 8, rings.word1());
        storeWord(page, StartPage.CHANNEL + 16, rings.word2());
        storeWord(page, StartPage.CHANNEL + 24, rings.word3());
        storeWord(page, StartPage.PARENT, core);
        storeWord(page, StartPage.MAGIC, StartPage.MAGIC_VALUE);
        syscalls.memory().cleanLine(page);
        if (incarnation > 0) {
            syscalls.memory().cleanLine(page + StartPage.INCARNATION); // in a line of its own, which is zero before
        }
    }

    private void storeWord(long page, int offset, long value) {
        syscalls.memory().store(page + offset, 8, value, Endianness.LITTLE);
    }
}
