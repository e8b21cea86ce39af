package org.barreleye.machine.ordering;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.barreleye.machine.description.MissDescription;
import org.barreleye.machine.description.MissMachine;
import org.barreleye.machine.trace.Trace;
import org.junit.jupiter.api.Test;

/**
 * Lines that both cores of a package hold, published by one of them; a probe takes 307 cycles of 357 ps, a line of
 * eight stores 8.
 */
class StoreBufferTest {
    private static final CoreId SENDER = new CoreId(0);
    private static final CoreId HOLDER = new CoreId(1);
    private static final long CYCLE = 357;
    private static final int LINES = 12;

    private long begin;
    private long end;

    /** Both cores load all lines; then the sender acts. */
    private List<Trace.Entry> after(Consumer<Core> action) {
        return after(1, action);
    }

    /** The same on cores whose store buffers request the ownership of a number of lines at a time. */
    private List<Trace.Entry> after(int requests, Consumer<Core> action) {
        Machine machine = Machine.of(MissMachine.of("amd-2x2", new MissDescription(1, requests)), 1);
        machine.install(HOLDER, Software.once(StoreBufferTest::loadAll));
        machine.install(SENDER, Software.rom((core, event) -> {
            if (event instanceof CoreEvent.Started) {
                loadAll(core);
                core.setTimer(1_000_000_000);
            } else {
                begin = core.now() + CYCLE;
                action.accept(core);
                end = core.now();
            }
            return CoreDirective.HALT;
        }));
        machine.powerOn(HOLDER, 0);
        machine.powerOn(SENDER, 0);
        machine.run();
        return machine.trace().entries();
    }

    private static void loadAll(Core core) {
        for (int line = 0; line < LINES; line++) {
            core.load(line * 64L, 4, Endianness.LITTLE);
        }
    }

    private static void publish(Core core, int lines) {
        for (int line = 0; line < lines; line++) {
            core.publishLine(line * 64L, 0, 0, 0, 0, 0, 0, 0, 1);
        }
    }

    private static List<Long> times(List<Trace.Entry> entries, String kind) {
        List<Long> times = new ArrayList<>();
        entries.stream().filter(entry -> entry.kind().equals(kind)).forEach(entry -> times.add(entry.time()));
        return times;
    }

    @Test
    void lets_the_core_go_on_and_makes_lines_visible_one_after_the_other() {
        List<Long> visible = times(after(core -> publish(core, 3)), "publish");

        assertThat(end - begin).isEqualTo(3 * 8 * CYCLE);
        assertThat(visible.get(0) - begin).isEqualTo((8 + 307) * CYCLE);
        assertThat(visible.get(1) - visible.get(0)).isEqualTo(307 * CYCLE);
        assertThat(visible.get(2) - visible.get(1)).isEqualTo(307 * CYCLE);
    }

    @Test
    void requests_as_many_lines_at_a_time_as_the_core_may_miss() {
        List<Long> visible = times(after(2, core -> publish(core, 3)), "publish");

        assertThat(visible.get(0) - begin).isEqualTo((8 + 307) * CYCLE);
        assertThat(visible.get(1) - visible.get(0)).as("requested when it was stored").isEqualTo(8 * CYCLE);
        assertThat(visible.get(2) - visible.get(0)).as("requested when the first was granted").isEqualTo(307 * CYCLE);
    }

    @Test
    void keeps_program_order_when_a_later_line_is_granted_first() {
        List<Long> visible = times(after(2, core -> {
            core.store(LINES * 64L, 8, 1, Endianness.LITTLE);
            core.barrier(Barrier.STORES);
            begin = core.now() + CYCLE;
            publish(core, 1);
            core.publishLine(LINES * 64L, 0, 0, 0, 0, 0, 0, 0, 1);
        }), "publish");

        assertThat(visible.get(0) - begin).isEqualTo((8 + 307) * CYCLE);
        assertThat(visible.get(1)).as("owned long before").isEqualTo(visible.get(0));
    }

    @Test
    void keeps_the_core_waiting_when_it_is_full() {
        after(core -> publish(core, 8));
        assertThat(end - begin).isEqualTo(8 * 8 * CYCLE);

        after(core -> publish(core, 9));
        assertThat(end - begin).as("until the first is visible, and the ninth is stored")
                .isEqualTo((8 + 307 + 8) * CYCLE);
    }

    @Test
    void is_empty_before_an_interrupt_leaves() {
        List<Trace.Entry> entries = after(core -> {
            publish(core, 2);
            core.sendInterrupt(HOLDER, 5);
        });

        assertThat(times(entries, "interrupt").get(0)).isGreaterThan(times(entries, "publish").get(1));
    }
}
