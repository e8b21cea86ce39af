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
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.Next;
import org.barreleye.machine.core.Occurrence;
import org.barreleye.machine.core.Reactor;
import org.barreleye.machine.core.VirtualMemory;
import org.barreleye.machine.translation.PageFault.Reason;
import org.junit.jupiter.api.Test;

/** What a translation unit remembers; on a machine where a hit takes 2 cycles. */
class RememberedPagesTest {
    private static final long HIT = 2 * 500;
    private static final long VIRTUAL = 0x40_0000_0000L;

    private final Machine machine = Machine.of(Software.plain(), 1);

    private void run(CoreId core, Consumer<Core> software) {
        PageTables.run(machine, core, software);
    }

    @Test
    void costs_nothing_and_a_walk_costs_a_load_for_each_level() {
        run(Software.ZERO, core -> {
            map(core, VIRTUAL, 0x5000 | RW_USER);
            core.translation().use(ROOT, SPACE);
            kernel(core, VIRTUAL);
            core.translation().flush();
            long before = core.now();
            kernel(core, VIRTUAL);
            long walked = core.now();
            kernel(core, VIRTUAL + 8);
            long found = core.now();

            // The tables are in the cache; looking at the clock takes a cycle.
            assertThat(walked - before).isEqualTo(4 * HIT + 500);
            assertThat(found - walked).isEqualTo(500);
            assertThat(core.translation().walks()).isEqualTo(2);
        });
    }

    @Test
    void stays_wrong_until_it_is_invalidated_on_each_core() {
        run(Software.ZERO, core -> {
            map(core, VIRTUAL, 0x5000 | RW_USER);
            core.store(0x5000, 8, 5, Endianness.LITTLE);
            core.store(0x6000, 8, 6, Endianness.LITTLE);
            core.translation().use(ROOT, SPACE);
            VirtualMemory memory = new VirtualMemory(core, Privilege.USER);
            assertThat(memory.load(VIRTUAL, 8, Endianness.LITTLE)).isEqualTo(5);

            map(core, VIRTUAL, 0x6000 | RW_USER);
            assertThat(memory.load(VIRTUAL, 8, Endianness.LITTLE)).isEqualTo(5);
            core.translation().invalidatePage(VIRTUAL + PAGE, SPACE);
            core.translation().invalidateSpace(SPACE + 1);
            assertThat(memory.load(VIRTUAL, 8, Endianness.LITTLE)).isEqualTo(5);

            core.translation().invalidatePage(VIRTUAL + 0x123, SPACE);
            assertThat(memory.load(VIRTUAL, 8, Endianness.LITTLE)).isEqualTo(6);
        });
    }

    @Test
    void is_never_that_there_is_nothing() {
        run(Software.ZERO, core -> {
            core.translation().use(ROOT, SPACE);
            faults(Reason.NOT_PRESENT, () -> kernel(core, VIRTUAL));

            map(core, VIRTUAL, 0x5000 | RW_USER);

            assertThat(kernel(core, VIRTUAL)).isEqualTo(0x5000);
        });
    }

    @Test
    void is_of_one_address_space_each() {
        run(Software.ZERO, core -> {
            map(core, VIRTUAL, 0x5000 | RW_USER);
            core.translation().use(ROOT, 1);
            kernel(core, VIRTUAL);
            map(core, VIRTUAL, 0x6000 | RW_USER);
            core.translation().use(ROOT, 2);
            assertThat(kernel(core, VIRTUAL)).isEqualTo(0x6000);

            core.translation().use(ROOT, 1);
            assertThat(kernel(core, VIRTUAL)).isEqualTo(0x5000);
            core.translation().invalidateSpace(1);
            assertThat(kernel(core, VIRTUAL)).isEqualTo(0x6000);
        });
    }

    @Test
    void is_only_so_much_and_the_first_goes_first() {
        run(Software.ZERO, core -> {
            core.translation().use(ROOT, SPACE);
            for (int page = 0; page <= 64; page++) {
                map(core, VIRTUAL + (long) page * PAGE, 0x5000 | RW_USER);
                kernel(core, VIRTUAL + (long) page * PAGE);
            }
            assertThat(core.translation().walks()).isEqualTo(65);
            kernel(core, VIRTUAL + PAGE);
            assertThat(core.translation().walks()).isEqualTo(65);
            kernel(core, VIRTUAL);
            assertThat(core.translation().walks()).isEqualTo(66);
        });
    }

    @Test
    void takes_time_to_forget() {
        run(Software.ZERO, core -> {
            long before = core.now();
            core.translation().invalidatePage(VIRTUAL, SPACE);
            long page = core.now();
            core.translation().flush();

            assertThat(page - before).isEqualTo(121 * 500);
            assertThat(core.now() - page).isEqualTo(501 * 500);
        });
    }

    /** Remembers a page, has the tables changed, and looks again. */
    private record Looking(List<Long> seen) implements Reactor {
        @Override
        public Next step(Core core, Occurrence occurrence) {
            if (occurrence instanceof Occurrence.Started) {
                map(core, VIRTUAL, 0x5000 | RW_USER);
                core.translation().use(ROOT, SPACE);
                kernel(core, VIRTUAL);
                map(core, VIRTUAL, 0x6000 | RW_USER);
                core.setTimer(core.now() + 1_000_000);
            } else {
                seen.add(kernel(core, VIRTUAL));
            }
            return Next.HALT;
        }

        @Override
        public Looking copy(Copier copier) {
            Looking twin = new Looking(new ArrayList<>(seen));
            copier.enter(this, twin);
            return twin;
        }
    }

    @Test
    void is_copied_with_the_machine() {
        List<Long> seen = new ArrayList<>();
        machine.install(Software.ZERO, (core, entry) -> new Looking(seen));
        machine.powerOn(Software.ZERO, 0);
        while (machine.core(Software.ZERO).translation().walks() == 0) {
            machine.step();
        }
        Machine twin = machine.copy();

        machine.run();
        twin.run();

        assertThat(seen).containsExactly(0x5000L);
        assertThat(twin.core(Software.ZERO).translation().walks()).isEqualTo(1);
        assertThat(twin.traceHash()).isEqualTo(machine.traceHash());
    }
}
