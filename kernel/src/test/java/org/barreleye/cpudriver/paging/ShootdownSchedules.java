package org.barreleye.cpudriver.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.cpudriver.state.Shootdown;
import org.barreleye.generated.kernel.FrameCapability;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.translation.Access;
import org.barreleye.machine.translation.PageFault;
import org.barreleye.machine.translation.Privilege;

/**
 * Two operations on pages of a table that three cores share, in every order of their calls, of the invalidations on the
 * other cores, of the answers, and of an access of each other core to a page. A schedule is a list of choices; each is
 * run from the beginning (stateless search: Godefroid, "Model checking for programming languages using VeriSoft",
 * 1997).
 */
final class ShootdownSchedules {
    /** An operation that takes a translation away. */
    enum Operation {
        /** The mapping is unmapped. */
        UNMAP,
        /** The capability to the frame is deleted. */
        DELETE,
        /** The frame is revoked by way of another copy. */
        REVOKE,
        /** Only reads are permitted from now on. */
        PROTECT
    }

    private static final int CORES = 3;
    private static final int ALL = 0xff;
    private static final long TABLE = 0x10_0000;
    private static final long FRAMES = 0x20_0000;
    private static final long PAGE = 4096;
    // The root's entry 1; pages 0 and 1 of that table of level 1 of 32-bit x86.
    private static final long SHARED = 1L << 22;

    private final List<Operation> operations;
    private final Canary canary;
    private long schedules;

    ShootdownSchedules(List<Operation> operations, Canary canary) {
        this.operations = operations;
        this.canary = canary;
    }

    /** Runs all schedules; returns their number. */
    long exploreAll() {
        List<Integer> choices = new ArrayList<>();
        do {
            List<Integer> counts = new Run().follow(choices);
            schedules++;
            // The next schedule in lexicographic order.
            while (!choices.isEmpty() && choices.get(choices.size() - 1) + 1 == counts.get(choices.size() - 1)) {
                choices.remove(choices.size() - 1);
            }
            if (!choices.isEmpty()) {
                choices.set(choices.size() - 1, choices.get(choices.size() - 1) + 1);
            }
        } while (!choices.isEmpty());
        return schedules;
    }

    /** One schedule, from the beginning. */
    private final class Run {
        private final SortedMap<Long, Long> memory = new TreeMap<>();
        private final List<PagingCore> cores = new ArrayList<>();
        private final List<CapabilitySlot> frames = new ArrayList<>();
        private final List<CapabilitySlot> copies = new ArrayList<>();
        private final List<CapabilitySlot> mappings = new ArrayList<>();
        private final List<Boolean> areDone = new ArrayList<>();
        // What can happen next: each removes itself and may add others.
        private final List<Runnable> enabled = new ArrayList<>();
        // Calls that are repeated when a shootdown is complete.
        private final List<Runnable> waiting = new ArrayList<>();

        private Run() {
            for (int number = 0; number < CORES; number++) {
                PagingCore core = new PagingCore(number, MmuKind.X86_32, memory, canary);
                cores.add(core);
                CapabilitySlot root = core.slots().get(0);
                core.control().create(root,
                        PageTableCapability.of(ObjectType.X32LEVEL2, ALL, 0x1_0000L * (number + 1)));
                PageTableCapability capability = (PageTableCapability) root.capability();
                DispatcherControlBlock dispatcher = new DispatcherControlBlock();
                core.control().pageMappings()
                        .setPageTables(dispatcher, core.control().objects().pageTable(capability));
                core.control().pageMappings().activate(dispatcher);
            }
            KernelControlBlock home = cores.get(0).control();
            CapabilitySlot table = cores.get(0).slots().get(1);
            home.create(table, PageTableCapability.of(ObjectType.X32LEVEL1, ALL, TABLE));
            for (int number = 0; number < CORES; number++) {
                PagingCore core = cores.get(number);
                if (number > 0) {
                    home.directory().deliver(table, number, false);
                    core.control().directory().accept(core.slots().get(1), table.capability(), 0, TransferMode.COPY);
                }
                map(core, core.slots().get(0), core.slots().get(1), 1, core.slots().get(2));
            }
            for (int page = 0; page < operations.size(); page++) {
                frames.add(cores.get(0).slots().get(10 + page));
                copies.add(cores.get(0).slots().get(20 + page));
                mappings.add(cores.get(0).slots().get(30 + page));
                areDone.add(false);
                home.create(frames.get(page), new FrameCapability(ALL, FRAMES + page * PAGE, PAGE));
                home.insert(copies.get(page), frames.get(page).capability());
                map(cores.get(0), table, frames.get(page), page, mappings.get(page));
                for (int number = 1; number < CORES; number++) {
                    access(number, page);
                }
            }
        }

        private static void map(PagingCore core, CapabilitySlot table, CapabilitySlot source, int entry,
                CapabilitySlot slot) {
            assertThat(core.control().pageMappings().map(
                    core.control().objects().pageTable((PageTableCapability) table.capability()), source, 0, entry, 1,
                    ObjectRights.READ | ObjectRights.WRITE, slot)).isEqualTo(KernelError.NONE);
        }

        /** Follows choices, and then always takes the first; returns of how many each was one. */
        private List<Integer> follow(List<Integer> choices) {
            for (int page = 0; page < operations.size(); page++) {
                int operated = page;
                enabled.add(() -> call(operated));
                enabled.add(() -> access(operated + 1, operated));
            }
            List<Integer> counts = new ArrayList<>();
            while (!enabled.isEmpty()) {
                counts.add(enabled.size());
                if (choices.size() < counts.size()) {
                    choices.add(0);
                }
                enabled.remove((int) choices.get(counts.size() - 1)).run();
            }
            assertThat(areDone).as("both operations end").containsOnly(true);
            for (int page = 0; page < operations.size(); page++) {
                for (int number = 0; number < CORES; number++) {
                    access(number, page);
                }
            }
            return counts;
        }

        private void call(int page) {
            KernelControlBlock home = cores.get(0).control();
            KernelError error = switch (operations.get(page)) {
                case UNMAP -> home.deletion().deleteUnmapped(mappings.get(page));
                case DELETE -> home.deletion().deleteUnmapped(frames.get(page));
                case REVOKE -> home.revocation().revokeLocal(copies.get(page));
                case PROTECT -> home.pageMappings().protect(home.pageMappings().mapping(mappings.get(page)),
                        ObjectRights.READ);
            };
            areDone.set(page, error == KernelError.NONE);
            if (error != KernelError.NONE) {
                assertThat(error).isIn(KernelError.UNMAP_IN_PROGRESS, KernelError.REVOKE_IN_PROGRESS);
                beginShootdowns(page);
            }
        }

        private void beginShootdowns(int page) {
            List<Shootdown> begun = new ArrayList<>();
            Optional<Shootdown> next = cores.get(0).control().pageMappings().invalidation().poll();
            while (next.isPresent()) {
                begun.add(next.get());
                next = cores.get(0).control().pageMappings().invalidation().poll();
            }
            if (begun.isEmpty()) {
                // Another operation has begun what this one waits for.
                waiting.add(() -> call(page));
                return;
            }
            for (Shootdown shootdown : begun) {
                int[] unanswered = {CORES - 1};
                for (int number = 1; number < CORES; number++) {
                    PagingCore core = cores.get(number);
                    enabled.add(() -> {
                        core.control().pageMappings()
                                .invalidateShared(shootdown.table(), shootdown.offset(), shootdown.bytes());
                        unanswered[0]--;
                        if (unanswered[0] == 0 && canary != Canary.COMPLETED_TOO_EARLY) {
                            complete(shootdown, page);
                        }
                    });
                }
                if (canary == Canary.COMPLETED_TOO_EARLY) {
                    complete(shootdown, page);
                }
            }
        }

        private void complete(Shootdown shootdown, int page) {
            cores.get(0).control().pageMappings().invalidation().complete(shootdown.number());
            enabled.add(() -> call(page));
            enabled.addAll(waiting);
            waiting.clear();
        }

        /** After an operation has ended, no core uses the translation that it took away. */
        private void access(int number, int page) {
            boolean isPermitted = true;
            try {
                cores.get(number).mmu().translate(SHARED + page * PAGE, Access.WRITE, Privilege.USER);
            } catch (PageFault fault) {
                isPermitted = false;
            }
            assertThat(isPermitted && areDone.get(page))
                    .as("translations: core %d writes page %d after %s", number, page, operations.get(page)).isFalse();
        }
    }
}
