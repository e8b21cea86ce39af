package org.barreleye.machine.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.barreleye.kpi.register.device.DmaRegister;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.device.Unprotected;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final long MICROSECOND = 1_000_000;
    private static final CoreId FOUR = new CoreId(4);
    private static final int SENT = 50;

    private final List<Long> arrivals = new ArrayList<>();

    /** Core 0 interrupts core 4 fifty times, a microsecond apart or more. */
    private Machine interrupted(Faults faults) {
        Machine machine = Machine.of(Software.plain(), 7, faults);
        long[] pauses = new long[SENT];
        Arrays.fill(pauses, 2_000);
        machine.install(Software.ZERO, Software.rom(Software.interrupting(FOUR, pauses)));
        machine.install(FOUR, Software.rom((core, event) -> {
            if (event instanceof CoreEvent.Interrupt) {
                arrivals.add(core.now());
            }
            return CoreDirective.HALT;
        }));
        machine.powerOn(Software.ZERO, 0);
        machine.powerOn(FOUR, 0);
        machine.run();
        return machine;
    }

    @Test
    void without_faults_every_interrupt_arrives() {
        interrupted(Faults.none());
        assertThat(arrivals).hasSize(SENT);
    }

    @Test
    void some_interrupts_are_lost() {
        interrupted(new Faults(30, 0, 0, 0, 0, List.of()));
        assertThat(arrivals).hasSizeBetween(SENT / 2, SENT - 5);
    }

    @Test
    void some_interrupts_arrive_twice() {
        interrupted(new Faults(0, 0, MICROSECOND / 2, 30, 0, List.of()));
        assertThat(arrivals).hasSizeBetween(SENT + 5, SENT + SENT / 2);
    }

    @Test
    void some_interrupts_arrive_that_nothing_caused() {
        interrupted(Faults.none().withSpuriousInterrupts(30));
        assertThat(arrivals).hasSizeGreaterThan(SENT / 2);
        arrivals.clear();
        interrupted(new Faults(100, 0, MICROSECOND / 2, 0, 0, List.of()).withSpuriousInterrupts(30));
        assertThat(arrivals).as("while all others are lost").hasSizeBetween(5, SENT / 2);
    }

    @Test
    void late_interrupts_arrive_late() {
        interrupted(Faults.none());
        List<Long> inTime = List.copyOf(arrivals);
        arrivals.clear();
        interrupted(new Faults(0, 100, MICROSECOND / 2, 0, 0, List.of()));

        assertThat(arrivals).hasSize(SENT).isNotEqualTo(inTime);
        for (int index = 0; index < SENT; index++) {
            assertThat(arrivals.get(index) - inTime.get(index)).isBetween(0L, MICROSECOND / 2);
        }
    }

    @Test
    void the_same_seed_has_the_same_faults() {
        Faults faults = new Faults(20, 20, MICROSECOND, 20, 0, List.of());
        assertThat(interrupted(faults).traceHash()).isEqualTo(interrupted(faults).traceHash());
    }

    @Test
    void a_crashed_core_receives_nothing_until_it_is_restarted() {
        List<Long> starts = new ArrayList<>();
        CoreCrash crash = new CoreCrash(FOUR, 10 * MICROSECOND, 20 * MICROSECOND);
        Machine machine = Machine.of(Software.plain(), 7, new Faults(0, 0, 0, 0, 0, List.of(crash)));
        machine.install(FOUR, Software.rom((core, event) -> {
            if (event instanceof CoreEvent.Started) {
                starts.add(core.now());
            }
            arrivals.add(core.now());
            core.setTimer(core.now() + MICROSECOND);
            return core.now() > 40 * MICROSECOND ? CoreDirective.HALT
                    : new CoreDirective.Await(new long[] {0}, 10, CoreDirective.NEVER);
        }));
        machine.powerOn(FOUR, 0);
        for (int steps = 0; steps < 200; steps++) {
            machine.step();
        }

        assertThat(starts).containsExactly(0L, 30 * MICROSECOND);
        assertThat(arrivals).noneMatch(time -> time > 10 * MICROSECOND && time < 30 * MICROSECOND);
    }

    @Test
    void a_core_crashes_in_the_middle_of_an_application_thread() {
        CoreCrash crash = new CoreCrash(FOUR, 10 * MICROSECOND, 0);
        try (Machine machine = Machine.of(Software.plain(), 7, new Faults(0, 0, 0, 0, 0, List.of(crash)))) {
            machine.install(FOUR, Software
                    .rom((core, event) -> new CoreDirective.Resume(core.newContext("endless", () -> {
                while (true) {
                    core.spend(100);
                    core.store(0, 8, core.now(), Endianness.LITTLE);
                }
            }))));
            machine.powerOn(FOUR, 0);
            machine.run();

            assertThat(machine.peek(0, 8, Endianness.LITTLE)).isBetween(9 * MICROSECOND, 10 * MICROSECOND);
        }
    }

    @Test
    void a_faulty_transfer_moves_nothing_and_reports_failure() {
        long dma = new CanonicalAddress(3, 0x2000).packed();
        long from = new CanonicalAddress(2, 0).packed();
        long to = new CanonicalAddress(0, 0x3000).packed();
        CoreId wiredTo = new CoreId(32);
        Machine machine = Machine.of(Unprotected.demo(), 1, new Faults(0, 0, 0, 0, 100, List.of()));
        machine.install(wiredTo, Software.rom((core, event) -> {
            if (event instanceof CoreEvent.Interrupt) {
                arrivals.add(core.load(dma + DmaRegister.STATUS.offset(), 4, Endianness.BIG));
                return CoreDirective.HALT;
            }
            core.store(from, 8, 5, Endianness.BIG);
            core.store(dma + DmaRegister.SOURCE.offset(), 8, from, Endianness.BIG);
            core.store(dma + DmaRegister.TARGET.offset(), 8, to, Endianness.BIG);
            core.store(dma + DmaRegister.BYTES.offset(), 8, 8, Endianness.BIG);
            core.store(dma + DmaRegister.START.offset(), 8, 1, Endianness.BIG);
            return CoreDirective.HALT;
        }));
        machine.powerOn(wiredTo, 0);
        machine.run();

        assertThat(arrivals).containsExactly(DmaRegister.FAILED);
        assertThat(machine.peek(to, 8, Endianness.BIG)).isZero();
    }

    @Test
    void a_share_beyond_all_is_refused() {
        assertThatThrownBy(() -> new Faults(101, 0, 0, 0, 0, List.of()))
                .hasMessageContaining("0 to 100 percent, not 101");
    }

    @Nested
    class A_slow_core {
        private static final int STEPS = 1_000;

        private long work(Faults faults) {
            long[] end = new long[1];
            Machine machine = Machine.of(Software.plain(), 7, faults);
            machine.install(FOUR, Software.once(core -> {
                core.spend(STEPS);
                core.load(0x40, 4, Endianness.BIG);
                end[0] = core.now();
            }));
            machine.powerOn(FOUR, 0);
            machine.run();
            return end[0];
        }

        @Test
        void takes_longer_for_what_it_does_itself_and_not_for_what_memory_does() {
            long right = work(Faults.none());
            long slow = work(Faults.none().with(new SlowCore(FOUR, 250)));

            // 1,000 cycles of 2,000 ps and a hit of 2; what memory takes is counted in cycles that are right.
            assertThat(slow - right).isEqualTo((STEPS + 2) * 3_000);
            assertThat(work(Faults.none().with(new SlowCore(Software.ZERO, 250)))).isEqualTo(right);
        }

        @Test
        void is_one_that_the_machine_has_and_never_faster() {
            assertThatThrownBy(() -> new SlowCore(FOUR, 99))
                    .hasMessageContaining("100 to 100000 percent of their time, not 99");
            assertThatThrownBy(() -> work(Faults.none().with(new SlowCore(new CoreId(9), 200))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class A_clock_that_is_ahead {
        private final List<Long> told = new ArrayList<>();

        private Machine timed(Faults faults) {
            told.clear();
            Machine machine = Machine.of(Software.plain(), 7, faults);
            machine.install(FOUR, Software.rom((core, event) -> {
                told.add(core.now());
                if (event instanceof CoreEvent.Started) {
                    core.setTimer(told.get(0) + 10 * MICROSECOND);
                    return CoreDirective.HALT;
                }
                return event instanceof CoreEvent.TimerExpired
                        ? new CoreDirective.Await(new long[] {0}, 10, told.get(0) + 20 * MICROSECOND)
                        : CoreDirective.HALT;
            }));
            machine.powerOn(FOUR, 0);
            machine.run();
            return machine;
        }

        @Test
        void reads_later_times_and_keeps_them() {
            timed(Faults.none());
            List<Long> right = List.copyOf(told);
            timed(Faults.none().with(new ClockSkew(FOUR, 3 * MICROSECOND)));

            assertThat(right).hasSize(3);
            assertThat(told).containsExactlyElementsOf(right.stream().map(time -> time + 3 * MICROSECOND).toList());
        }

        @Test
        void changes_nothing_that_others_see() {
            assertThat(timed(Faults.none().with(new ClockSkew(FOUR, 3 * MICROSECOND))).now())
                    .isEqualTo(timed(Faults.none()).now());
        }

        @Test
        void is_never_behind() {
            assertThatThrownBy(() -> new ClockSkew(FOUR, -1)).hasMessageContaining("0 ps to 1 s, not by -1 ps");
        }
    }

    @Nested
    class A_stalled_link {
        private static final LinkStall STALL = new LinkStall(1, 0, 5 * MICROSECOND, 20 * MICROSECOND);

        @Test
        void lets_signals_wait_until_it_is_over() {
            interrupted(Faults.none());
            List<Long> inTime = List.copyOf(arrivals);
            arrivals.clear();
            interrupted(Faults.none().with(STALL));

            for (int index = 0; index < SENT; index++) {
                long sent = inTime.get(index) - 70_000;
                boolean caught = sent >= 5 * MICROSECOND && sent < 25 * MICROSECOND;
                assertThat(arrivals).anyMatch(time -> caught ? time >= 25 * MICROSECOND : inTime.contains(time));
            }
            assertThat(arrivals).noneMatch(time -> time > 5 * MICROSECOND + 100_000 && time < 25 * MICROSECOND);
        }

        @Test
        void lets_lines_wait_until_it_is_over() {
            List<Long> loads = new ArrayList<>();
            Machine machine = Machine.of(Software.plain(), 7, Faults.none().with(STALL));
            machine.install(Software.ZERO, Software.once(core -> core.store(0x40, 8, 1, Endianness.LITTLE)));
            machine.install(FOUR, Software.rom((core, event) -> {
                if (event instanceof CoreEvent.Started) {
                    core.setTimer(6 * MICROSECOND);
                } else {
                    core.load(0x40, 4, Endianness.BIG);
                    loads.add(core.now());
                }
                return CoreDirective.HALT;
            }));
            machine.powerOn(Software.ZERO, 0);
            machine.powerOn(FOUR, 0);
            machine.run();

            assertThat(loads).singleElement()
                    .satisfies(time -> assertThat(time).isBetween(25 * MICROSECOND, 26 * MICROSECOND));
        }

        @Test
        void is_one_that_the_machine_has() {
            assertThatThrownBy(() -> Machine.of(Software.plain(), 7, Faults.none().with(new LinkStall(0, 2, 0, 1))))
                    .hasMessage("no link joins nodes 0 and 2, so none can stall");
            assertThatThrownBy(() -> new LinkStall(0, 1, -1, 1)).hasMessageContaining("begins at 0 ps or later");
        }
    }

    @Nested
    class A_budget_of_allocations {
        private List<Boolean> answers(Faults faults) {
            List<Boolean> answers = new ArrayList<>();
            Machine machine = Machine.of(Software.plain(), 7, faults);
            machine.install(FOUR, Software.rom((core, event) -> {
                answers.add(core.grantsAllocation());
                return answers.size() < 6 ? CoreDirective.AGAIN : CoreDirective.HALT;
            }));
            machine.powerOn(FOUR, 0);
            machine.run();
            return answers;
        }

        @Test
        void refuses_some_after_some_and_grants_all_others() {
            assertThat(answers(Faults.none())).containsOnly(true);
            assertThat(answers(Faults.none().with(new AllocationBudget(FOUR, 2, 3))))
                    .containsExactly(true, true, false, false, false, true);
            assertThat(answers(Faults.none().with(new AllocationBudget(Software.ZERO, 0, 9)))).as("of another core")
                    .containsOnly(true);
        }

        @Test
        void replaces_the_one_before_and_begins_where_it_is_set() {
            List<Boolean> answers = new ArrayList<>();
            Machine machine = Machine.of(Software.plain(), 7, Faults.none().with(new AllocationBudget(FOUR, 3, 9)));
            machine.install(FOUR, Software.rom((core, event) -> {
                answers.add(core.grantsAllocation());
                if (answers.size() == 2) {
                    machine.setAllocationBudget(new AllocationBudget(FOUR, 1, 2));
                }
                return answers.size() < 6 ? CoreDirective.AGAIN : CoreDirective.HALT;
            }));
            machine.powerOn(FOUR, 0);
            machine.run();

            assertThat(answers).containsExactly(true, true, true, false, false, true);
            assertThat(machine.refusedAllocations(FOUR)).isEqualTo(2);
            assertThat(machine.refusedAllocations(Software.ZERO)).isZero();
        }

        @Test
        void is_of_a_core_that_there_is_and_not_negative() {
            assertThatThrownBy(() -> answers(Faults.none().with(new AllocationBudget(new CoreId(9), 0, 1))))
                    .hasMessageContaining("core 9");
            assertThatThrownBy(() -> new AllocationBudget(FOUR, -1, 1)).hasMessageContaining("0 or more allocations");
        }
    }
}
