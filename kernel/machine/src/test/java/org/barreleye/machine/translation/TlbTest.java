package org.barreleye.machine.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.machine.translation.PageTables.PAGE;
import static org.barreleye.machine.translation.PageTables.ROOT;
import static org.barreleye.machine.translation.PageTables.RW_USER;
import static org.barreleye.machine.translation.PageTables.SPACE;
import static org.barreleye.machine.translation.PageTables.faults;
import static org.barreleye.machine.translation.PageTables.kernel;
import static org.barreleye.machine.translation.PageTables.map;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.core.Reactor;
import org.barreleye.machine.core.VirtualMemory;
import org.barreleye.machine.translation.PageFault.Reason;
import org.junit.jupiter.api.Test;

/** The translations that a unit keeps; on a machine where a hit takes 2 cycles. */
class TlbTest {
    private static final long HIT = 2 * 500;
    private static final long VIRTUAL = 0x40_0000_0000L;

    private final Machine machine = Machine.of(Software.plain(), 1);

    private void run(CoreId core, Consumer<Core> software) {
        PageTables.run(machine, core, software);
    }

    @Test
    void hit_costs_nothing_and_a_walk_costs_a_load_for_each_level() {
        run(Software.ZERO, core -> {
            map(core, VIRTUAL, 0x5000 | RW_USER);
            core.mmu().setPageTable(ROOT, SPACE);
            kernel(core, VIRTUAL);
            core.mmu().flush();
            long before = core.now();
            kernel(core, VIRTUAL);
            long walked = core.now();
            kernel(core, VIRTUAL + 8);
            long found = core.now();

            // The tables are in the cache; looking at the clock takes a cycle.
            assertThat(walked - before).isEqualTo(4 * HIT + 500);
            assertThat(found - walked).isEqualTo(500);
            assertThat(core.mmu().counts().walks()).isEqualTo(2);
        });
    }

    @Test
    void entry_stays_stale_until_it_is_invalidated_on_each_core() {
        run(Software.ZERO, core -> {
            map(core, VIRTUAL, 0x5000 | RW_USER);
            core.store(0x5000, 8, 5, Endianness.LITTLE);
            core.store(0x6000, 8, 6, Endianness.LITTLE);
            core.mmu().setPageTable(ROOT, SPACE);
            VirtualMemory memory = new VirtualMemory(core, Privilege.USER);
            assertThat(memory.load(VIRTUAL, 8, Endianness.LITTLE)).isEqualTo(5);

            map(core, VIRTUAL, 0x6000 | RW_USER);
            assertThat(memory.load(VIRTUAL, 8, Endianness.LITTLE)).isEqualTo(5);
            core.mmu().invalidatePage(VIRTUAL + PAGE, SPACE);
            core.mmu().invalidateSpace(SPACE + 1);
            assertThat(memory.load(VIRTUAL, 8, Endianness.LITTLE)).isEqualTo(5);

            core.mmu().invalidatePage(VIRTUAL + 0x123, SPACE);
            assertThat(memory.load(VIRTUAL, 8, Endianness.LITTLE)).isEqualTo(6);
        });
    }

    @Test
    void has_no_negative_entries() {
        run(Software.ZERO, core -> {
            core.mmu().setPageTable(ROOT, SPACE);
            faults(Reason.NOT_PRESENT, () -> kernel(core, VIRTUAL));

            map(core, VIRTUAL, 0x5000 | RW_USER);

            assertThat(kernel(core, VIRTUAL)).isEqualTo(0x5000);
        });
    }

    @Test
    void entry_belongs_to_one_address_space() {
        run(Software.ZERO, core -> {
            map(core, VIRTUAL, 0x5000 | RW_USER);
            core.mmu().setPageTable(ROOT, 1);
            kernel(core, VIRTUAL);
            map(core, VIRTUAL, 0x6000 | RW_USER);
            core.mmu().setPageTable(ROOT, 2);
            assertThat(kernel(core, VIRTUAL)).isEqualTo(0x6000);

            core.mmu().setPageTable(ROOT, 1);
            assertThat(kernel(core, VIRTUAL)).isEqualTo(0x5000);
            core.mmu().invalidateSpace(1);
            assertThat(kernel(core, VIRTUAL)).isEqualTo(0x6000);
        });
    }

    @Test
    void replaces_its_oldest_entry() {
        run(Software.ZERO, core -> {
            core.mmu().setPageTable(ROOT, SPACE);
            for (int page = 0; page <= 64; page++) {
                map(core, VIRTUAL + (long) page * PAGE, 0x5000 | RW_USER);
                kernel(core, VIRTUAL + (long) page * PAGE);
            }
            assertThat(core.mmu().counts().walks()).isEqualTo(65);
            kernel(core, VIRTUAL + PAGE);
            assertThat(core.mmu().counts().walks()).isEqualTo(65);
            kernel(core, VIRTUAL);
            assertThat(core.mmu().counts().walks()).isEqualTo(66);
        });
    }

    @Test
    void takes_time_to_invalidate() {
        run(Software.ZERO, core -> {
            long before = core.now();
            core.mmu().invalidatePage(VIRTUAL, SPACE);
            long page = core.now();
            core.mmu().flush();

            assertThat(page - before).isEqualTo(121 * 500);
            assertThat(core.now() - page).isEqualTo(501 * 500);
        });
    }

    /** Remembers a page, has the tables changed, and looks again. */
    private record Looking(List<Long> seen) implements Reactor {
        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            if (event instanceof CoreEvent.Started) {
                map(core, VIRTUAL, 0x5000 | RW_USER);
                core.mmu().setPageTable(ROOT, SPACE);
                kernel(core, VIRTUAL);
                map(core, VIRTUAL, 0x6000 | RW_USER);
                core.setTimer(core.now() + 1_000_000);
            } else {
                seen.add(kernel(core, VIRTUAL));
            }
            return CoreDirective.HALT;
        }
    }

    @Test
    void is_copied_with_the_machine() {
        List<Long> seen = new ArrayList<>();
        machine.install(Software.ZERO, (core, entry) -> new Looking(seen));
        machine.powerOn(Software.ZERO, 0);
        while (machine.core(Software.ZERO).mmu().counts().walks() == 0) {
            machine.step();
        }
        Machine copy = machine.copy();

        machine.run();
        copy.run();

        assertThat(seen).containsExactly(0x5000L);
        assertThat(copy.core(Software.ZERO).mmu().counts().walks()).isEqualTo(1);
        assertThat(copy.traceHash()).isEqualTo(machine.traceHash());
    }
}
