package org.barreleye.cpudriver.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.barreleye.cpudriver.object.CNode;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.Execution;
import org.barreleye.cpudriver.schedule.Reservation.BestEffort;
import org.barreleye.cpudriver.schedule.Reservation.HardRealTime;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.Wait;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RbedTest {
    private static final long SLICE = 1_000;

    /** An execution that is runnable and does nothing. */
    private static DispatcherControlBlock started() {
        DispatcherControlBlock dispatcher = new DispatcherControlBlock();
        dispatcher.start("test", new CNode(0), new Execution.ReactorExecution(null, null, 0, 0));
        return dispatcher;
    }

    /** A core that performs the decisions of the scheduler and records the running times. */
    private static final class SimulatedCore {
        private final Rbed scheduler = new Rbed(SLICE);
        private final Map<DispatcherControlBlock, Long> ran = new LinkedHashMap<>();
        private final List<DispatcherControlBlock> order = new ArrayList<>();
        private long now;

        private DispatcherControlBlock busy() {
            DispatcherControlBlock dispatcher = started();
            scheduler.add(dispatcher);
            ran.put(dispatcher, 0L);
            return dispatcher;
        }

        private DispatcherControlBlock busy(Reservation reservation) {
            DispatcherControlBlock dispatcher = busy();
            assertThat(scheduler.reserve(dispatcher, reservation, now)).isEqualTo(KernelError.NONE);
            return dispatcher;
        }

        /** Performs one decision until its end or until an event. */
        private Decision step(long atMost) {
            Decision decision = scheduler.decide(now);
            long until = Math.min(decision.until(), now + atMost);
            if (decision instanceof Decision.Run run) {
                assertThat(run.until()).isGreaterThan(now);
                ran.merge(run.dispatcher(), until - now, Long::sum);
                order.add(run.dispatcher());
            }
            now = until;
            return decision;
        }

        private void runUntil(long end) {
            while (now < end) {
                step(end - now);
            }
        }
    }

    @Nested
    class Best_effort_dispatchers {
        @Test
        void take_turns_of_a_slice_each() {
            SimulatedCore core = new SimulatedCore();
            DispatcherControlBlock first = core.busy();
            DispatcherControlBlock second = core.busy();
            DispatcherControlBlock third = core.busy();

            core.runUntil(6 * SLICE);

            assertThat(core.order).containsExactly(first, second, third, first, second, third);
        }

        @Test
        void share_by_weight() {
            SimulatedCore core = new SimulatedCore();
            DispatcherControlBlock light = core.busy();
            DispatcherControlBlock heavy = core.busy(new BestEffort(3));

            core.runUntil(400 * SLICE);

            assertThat(core.ran.get(heavy)).isBetween(295 * SLICE, 305 * SLICE);
            assertThat(core.ran.get(light)).isBetween(95 * SLICE, 105 * SLICE);
        }

        @Test
        void that_wake_up_often_get_no_more_than_their_share() {
            SimulatedCore core = new SimulatedCore();
            DispatcherControlBlock busy = core.busy();
            DispatcherControlBlock waking = core.busy();

            for (int i = 0; i < 4_000; i++) {
                Decision decision = core.step(SLICE / 4);
                if (decision instanceof Decision.Run run && run.dispatcher() == waking) {
                    waking.suspend(Wait.FOR_ENDPOINTS);
                    core.scheduler.decide(core.now);
                    waking.wake();
                }
            }

            assertThat(core.ran.get(waking)).isLessThanOrEqualTo(core.ran.get(busy) * 11 / 10);
        }

        @Test
        void leave_the_core_idle_when_none_is_runnable() {
            SimulatedCore core = new SimulatedCore();
            core.busy().suspend(Wait.FOR_ENDPOINTS);

            assertThat(core.scheduler.decide(0)).isEqualTo(new Decision.Idle(Decision.FOREVER));
        }
    }

    @Nested
    class A_real_time_dispatcher {
        @Test
        void runs_its_time_in_every_period_and_no_longer() {
            SimulatedCore core = new SimulatedCore();
            DispatcherControlBlock real = core.busy(new HardRealTime(300, 1_000, 1_000));
            DispatcherControlBlock busy = core.busy();

            core.runUntil(100_000);

            assertThat(core.ran.get(real)).isEqualTo(30_000);
            assertThat(core.ran.get(busy)).isEqualTo(70_000);
            assertThat(core.scheduler.missedDeadlines()).isZero();
        }

        @Test
        void is_refused_beyond_the_capacity_and_keeps_its_reservation() {
            SimulatedCore core = new SimulatedCore();
            core.busy(new HardRealTime(600, 1_000, 1_000));
            DispatcherControlBlock other = core.busy(new HardRealTime(100, 1_000, 1_000));

            assertThat(core.scheduler.reserve(other, new HardRealTime(301, 1_000, 1_000), 0))
                    .isEqualTo(KernelError.ADMISSION_REFUSED);
            core.runUntil(10_000);
            assertThat(core.ran.get(other)).as("the old reservation").isEqualTo(1_000);
            assertThat(core.scheduler.reserve(other, new HardRealTime(300, 1_000, 1_000), core.now))
                    .isEqualTo(KernelError.NONE);
        }

        @Test
        void releases_its_reservation_when_it_is_removed() {
            SimulatedCore core = new SimulatedCore();
            DispatcherControlBlock first = core.busy(new HardRealTime(900, 1_000, 1_000));
            core.scheduler.remove(first);

            core.busy(new HardRealTime(900, 1_000, 1_000));
        }

        @Test
        void has_a_feasible_reservation() {
            assertThatThrownBy(() -> new HardRealTime(2, 1, 1)).hasMessageContaining("time <= deadline");
            assertThatThrownBy(() -> new HardRealTime(1, 1, 2)).hasMessageContaining("deadline <= period");
            assertThatThrownBy(() -> new BestEffort(0)).hasMessageContaining("1 to 1000");
        }
    }

    @Nested
    class Any_set_of_dispatchers {
        @Test
        void misses_no_deadline() {
            long first = Long.getLong("seed", 1L);
            for (long seed = first; seed < first + 300; seed++) {
                Random random = new Random(seed);
                SimulatedCore core = new SimulatedCore();
                reserveAtRandom(random, core);
                List<DispatcherControlBlock> others = new ArrayList<>(core.ran.keySet().stream().limit(1).toList());
                for (int i = 0; i < 1 + random.nextInt(4); i++) {
                    others.add(core.busy(new BestEffort(1 + random.nextInt(5))));
                }
                long end = 200_000;
                while (core.now < end) {
                    core.step(1 + random.nextInt(3_000));
                    disturb(random, others);
                }
                assertThat(core.scheduler.missedDeadlines()).as("-Dseed=%s", seed).isZero();
            }
        }

        private static void reserveAtRandom(Random random, SimulatedCore core) {
            for (int i = 0; i < 6; i++) {
                long period = 200 + random.nextInt(20_000);
                long deadline = period - random.nextInt((int) period / 2);
                long time = 1 + random.nextInt((int) (deadline / 3));
                DispatcherControlBlock dispatcher = core.busy();
                if (core.scheduler.reserve(dispatcher, new HardRealTime(time, period, deadline),
                        0) != KernelError.NONE) {
                    core.scheduler.remove(dispatcher);
                }
            }
        }

        /** All best-effort dispatchers, and one with a reservation, sleep and wake up at random. */
        private static void disturb(Random random, List<DispatcherControlBlock> others) {
            DispatcherControlBlock other = others.get(random.nextInt(others.size()));
            if (random.nextBoolean()) {
                other.suspend(Wait.FOR_ENDPOINTS);
            } else {
                other.wake();
            }
        }
    }
}
