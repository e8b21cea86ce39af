package org.barreleye.cpudriver.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.MappingDatabase;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.EndpointBuffer;
import org.barreleye.cpudriver.schedule.Scheduler;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.exploration.system.GraphHash;
import org.barreleye.exploration.system.Node;
import org.barreleye.exploration.system.Outbox;
import org.barreleye.exploration.system.StateHash;
import org.barreleye.generated.kernel.FrameCapability;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.machine.translation.Access;
import org.barreleye.machine.translation.PageFault;
import org.barreleye.machine.translation.Privilege;

/**
 * Three cores with a page table of core 0 that all of them have in their address spaces, and two domains on core 0 that
 * do one operation each. The cores are one node, because they share the memory of the table, which is coherent: a store
 * is seen by all MMUs at once. What they send to each other are messages of the exploration.
 */
final class ShootdownMachine implements Node {
    static final int CORES = 3;
    /** The core of the table. */
    static final int HOME = 0;
    static final int ALL_RIGHTS = 0xff;
    static final long PAGE = 4096;
    /** The slots of a core: three for the tables, and three for each page. */
    static final int SLOTS = 9;

    private static final long TABLE = 0x10_0000;
    private static final long FRAMES = 0x20_0000;
    // The root's entry 1; pages 0 and 1 of that table of level 1 of 32-bit x86.
    private static final int ENTRY = 1;
    private static final long SHARED = 1L << 22;
    // The slots of the pages, which follow those of the tables.
    private static final int FIRST_FRAME = 3;
    private static final int FIRST_COPY = 5;
    private static final int FIRST_MAPPING = 7;

    // Operations. Those of the domains are the first ones, accesses are the last ones.
    private static final int NOTICE = 2;
    private static final int DELETION_STEP = 3;
    private static final int FIRST_ACCESS = 4;

    private final SortedMap<Long, Long> memory = new TreeMap<>();
    private final ShootdownMail mail = new ShootdownMail();
    private final List<ShootdownCore> cores = new ArrayList<>();
    private final List<ShootdownDomain> domains = new ArrayList<>();
    private final int pages;

    ShootdownMachine(ShootdownScenario scenario) {
        for (int number = 0; number < CORES; number++) {
            cores.add(new ShootdownCore(number, scenario.plan(), memory, mail, scenario.fault()));
        }
        shareTable();
        pages = scenario.isOnePage() ? 1 : 2;
        for (int page = 0; page < pages; page++) {
            mapPage(page);
        }
        for (ShootdownOperation operation : scenario.operations()) {
            int page = domains.size() % pages;
            domains.add(new ShootdownDomain(domains.size(), operation, page, home(), slots(page), mail));
        }
        if (home().hardware() instanceof DelayingCore delaying) {
            delaying.arm();
        }
    }

    private void shareTable() {
        CapabilitySlot table = home().slot(1);
        home().control().create(table, PageTableCapability.of(ObjectType.X32LEVEL1, ALL_RIGHTS, TABLE));
        for (int number = 0; number < CORES; number++) {
            ShootdownCore core = cores.get(number);
            if (number != HOME) {
                home().control().directory().deliver(table, number, false);
                core.control().directory().accept(core.slot(1), table.capability(), HOME, TransferMode.COPY);
            }
            map(core, core.slot(0), core.slot(1), ENTRY, core.slot(2));
        }
    }

    private void mapPage(int page) {
        ShootdownOperation.Slots slots = slots(page);
        home().control().create(slots.frame(), new FrameCapability(ALL_RIGHTS, FRAMES + page * PAGE, PAGE));
        home().control().insert(slots.copy(), slots.frame().capability());
        map(home(), home().slot(1), slots.frame(), page, slots.mapping());
        for (int number = 0; number < CORES; number++) {
            access(number, page);
            assertThat(isWritable(number, page)).as("core %d writes page %d at the begin", number, page).isTrue();
        }
    }

    private static void map(ShootdownCore core, CapabilitySlot table, CapabilitySlot source, int entry,
            CapabilitySlot slot) {
        KernelControlBlock control = core.control();
        assertThat(control.pageMappings().map(control.objects().pageTable((PageTableCapability) table.capability()),
                source, 0, entry, 1, ObjectRights.READ | ObjectRights.WRITE, slot)).isEqualTo(KernelError.NONE);
    }

    private ShootdownOperation.Slots slots(int page) {
        return new ShootdownOperation.Slots(home().slot(FIRST_FRAME + page), home().slot(FIRST_COPY + page),
                home().slot(FIRST_MAPPING + page));
    }

    ShootdownCore home() {
        return cores.get(HOME);
    }

    List<ShootdownCore> cores() {
        return cores;
    }

    List<ShootdownDomain> domains() {
        return domains;
    }

    /** The entry of a page in the memory of the table. */
    long entryOf(int page) {
        return memory.getOrDefault(TABLE + page * (long) Integer.BYTES, 0L);
    }

    int pages() {
        return pages;
    }

    /** Returns whether the MMU of a core would let a program write to a page now. */
    boolean isWritable(int core, int page) {
        return cores.get(core).hardware().wouldPermit(SHARED + page * PAGE, Access.WRITE);
    }

    private boolean isReadable(int core, int page) {
        return cores.get(core).hardware().wouldPermit(SHARED + page * PAGE, Access.READ);
    }

    boolean isInTlb(int core, int page) {
        return cores.get(core).isInTlb(SHARED + page * PAGE);
    }

    // ---- Steps

    /** An access that finds its translation in the TLB changes nothing, so it is no step. */
    @Override
    public long operations() {
        long set = home().hasNotice() ? 1L << NOTICE : 0;
        set |= home().control().deletion().hasWork() ? 1L << DELETION_STEP : 0;
        for (ShootdownDomain domain : domains) {
            set |= domain.state() == ShootdownDomain.State.READY ? 1L << domains.indexOf(domain) : 0;
        }
        for (int access = 0; access < CORES * pages; access++) {
            boolean fillsTlb = !isInTlb(access / pages, access % pages) && isReadable(access / pages, access % pages);
            set |= fillsTlb ? 1L << FIRST_ACCESS + access : 0;
        }
        return set;
    }

    @Override
    public String describe(int operation) {
        int access = operation - FIRST_ACCESS;
        return operation < NOTICE ? "domain " + operation + " calls "
                        + domains.get(operation).operation().name().toLowerCase(Locale.ROOT)
                : operation == NOTICE ? "monitor 0 handles a notice"
                : operation == DELETION_STEP ? "kernel 0 goes on deleting"
                : "core " + access / pages + " accesses page " + access % pages;
    }

    @Override
    public void start(int operation, Outbox outbox) {
        mail.begin(outbox);
        if (operation >= FIRST_ACCESS) {
            access((operation - FIRST_ACCESS) / pages, (operation - FIRST_ACCESS) % pages);
        } else if (operation == DELETION_STEP) {
            home().control().deletion().step();
            onProgress();
        } else if (operation == NOTICE) {
            home().handleNotice();
            onProgress();
        } else {
            call(domains.get(operation));
        }
        mail.end();
    }

    private void call(ShootdownDomain domain) {
        domain.call();
        if (domain.hasEnded()) {
            onProgress();
        }
    }

    private void onProgress() {
        domains.forEach(ShootdownDomain::onProgress);
    }

    private void access(int core, int page) {
        try {
            cores.get(core).hardware().mmu().translate(SHARED + page * PAGE, Access.WRITE, Privilege.USER);
        } catch (PageFault fault) {
            // The page may be read only. The TLB has its translation now.
        }
    }

    @Override
    public void receive(int from, Object message, Outbox outbox) {
        mail.begin(outbox);
        receive((ShootdownMessage) message);
        mail.end();
    }

    private void receive(ShootdownMessage message) {
        switch (message.content()) {
            case INVALIDATE -> {
                ShootdownCore core = cores.get(message.to());
                core.monitor().onRequest(message.range().orElseThrow(), message.cores(),
                        core.peers().answerTo(message.from(), message.request()));
            }
            case INVALIDATED -> {
                cores.get(message.to()).peers().onInvalidated(message.request());
                onProgress();
            }
            case FINISH_UNMAP -> {
                home().monitor().finishUnmap(domains.get(message.from() - CORES).answer());
                onProgress();
            }
            case UNMAP_FINISHED -> call(domains.get(message.to() - CORES));
        }
    }

    // ---- State

    @Override
    public void addTo(StateHash hash) {
        GraphHash graph = new GraphHash(hash, ShootdownMachine::isOutside);
        graph.add(memory);
        for (ShootdownDomain domain : domains) {
            hash.add(domain.state().ordinal()).add(domain.waits());
        }
        // The CPU drivers of the other cores only invalidate translations, so that nothing else changes there.
        KernelControlBlock control = home().control();
        graph.add(control.mappings().entries());
        graph.add(control.pageMappings());
        graph.add(control.objects());
        graph.add(control.directory());
        graph.add(control.deletion());
        graph.add(home().hardware().delayedStores());
        for (int core = 0; core < CORES; core++) {
            graph.add(cores.get(core).monitor());
            // An entry of the TLB differs from others of its page only in the right to write.
            for (int page = 0; page < pages; page++) {
                hash.add(!isInTlb(core, page) ? 0 : isWritable(core, page) ? 1 : 2);
            }
        }
    }

    /**
     * Returns whether an object is not hashed as a part of others: it is hashed by itself, does not change, or counts
     * only; and no future step depends on which empty slot a core refers to.
     */
    private static boolean isOutside(Object value) {
        return value instanceof KernelControlBlock || value instanceof PagingCore || value instanceof MappingDatabase
                || value instanceof Scheduler || value instanceof DispatcherControlBlock
                || value instanceof EndpointBuffer.Entry
                || value instanceof ExploredShootdownKernel || value instanceof ShootdownMail
                || value instanceof CapabilitySlot slot && slot.isEmpty();
    }
}
