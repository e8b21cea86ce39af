package org.barreleye.cpudriver.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.barreleye.cpudriver.object.CapabilityNode;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.Execution;
import org.barreleye.cpudriver.schedule.Reservation.BestEffort;
import org.barreleye.cpudriver.schedule.Reservation.HardRealTime;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.trap.Wait;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RbedTest {
    private static final long SLICE = 1_000;

    /** Wants the core, and never gets to run anything on it. */
    private static DispatcherControlBlock started() {
        DispatcherControlBlock dispatcher = new DispatcherControlBlock();
        dispatcher.start("test", new CapabilityNode(0), new Execution.Reaction(null, null, 0, 0));
        return dispatcher;
    }

    /** A core that does what the scheduler says, and notes who ran how long. */
    private static final class Bench {
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
            assertThat(scheduler.promise(dispatcher, reservation, now)).isEqualTo(KernelError.NONE);
            return dispatcher;
        }

        /** One decision, carried out until it ends or something happens. */
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
            Bench bench = new Bench();
            DispatcherControlBlock first = bench.busy();
            DispatcherControlBlock second = bench.busy();
            DispatcherControlBlock third = bench.busy();

            bench.runUntil(6 * SLICE);

            assertThat(bench.order).containsExactly(first, second, third, first, second, third);
        }

        @Test
        void share_by_weight() {
            Bench bench = new Bench();
            DispatcherControlBlock light = bench.busy();
            DispatcherControlBlock heavy = bench.busy(new BestEffort(3));

            bench.runUntil(400 * SLICE);

            assertThat(bench.ran.get(heavy)).isBetween(295 * SLICE, 305 * SLICE);
            assertThat(bench.ran.get(light)).isBetween(95 * SLICE, 105 * SLICE);
        }

        @Test
        void that_wake_up_often_get_no_more_than_their_share() {
            Bench bench = new Bench();
            DispatcherControlBlock busy = bench.busy();
            DispatcherControlBlock nervous = bench.busy();

            for (int i = 0; i < 4_000; i++) {
                Decision decision = bench.step(SLICE / 4);
                if (decision instanceof Decision.Run run && run.dispatcher() == nervous) {
                    nervous.suspend(Wait.FOR_ENDPOINTS);
                    bench.scheduler.decide(bench.now);
                    nervous.wake();
                }
            }

            assertThat(bench.ran.get(nervous)).isLessThanOrEqualTo(bench.ran.get(busy) * 11 / 10);
        }

        @Test
        void leave_the_core_idle_when_nobody_wants_it() {
            Bench bench = new Bench();
            bench.busy().suspend(Wait.FOR_ENDPOINTS);

            assertThat(bench.scheduler.decide(0)).isEqualTo(new Decision.Idle(Decision.FOREVER));
        }
    }

    @Nested
    class A_real_time_dispatcher {
        @Test
        void runs_its_time_in_every_period_and_no_longer() {
            Bench bench = new Bench();
            DispatcherControlBlock real = bench.busy(new HardRealTime(300, 1_000, 1_000));
            DispatcherControlBlock busy = bench.busy();

            bench.runUntil(100_000);

            assertThat(bench.ran.get(real)).isEqualTo(30_000);
            assertThat(bench.ran.get(busy)).isEqualTo(70_000);
            assertThat(bench.scheduler.missedDeadlines()).isZero();
        }

        @Test
        void is_refused_what_the_core_cannot_keep_and_loses_nothing() {
            Bench bench = new Bench();
            bench.busy(new HardRealTime(600, 1_000, 1_000));
            DispatcherControlBlock other = bench.busy(new HardRealTime(100, 1_000, 1_000));

            assertThat(bench.scheduler.promise(other, new HardRealTime(301, 1_000, 1_000), 0))
                    .isEqualTo(KernelError.OVER_COMMITTED);
            bench.runUntil(10_000);
            assertThat(bench.ran.get(other)).as("the old promise").isEqualTo(1_000);
            assertThat(bench.scheduler.promise(other, new HardRealTime(300, 1_000, 1_000), bench.now))
                    .isEqualTo(KernelError.NONE);
        }

        @Test
        void leaves_its_promise_behind_when_it_ends() {
            Bench bench = new Bench();
            DispatcherControlBlock first = bench.busy(new HardRealTime(900, 1_000, 1_000));
            bench.scheduler.remove(first);

            bench.busy(new HardRealTime(900, 1_000, 1_000));
        }

        @Test
        void cannot_ask_for_the_impossible() {
            assertThatThrownBy(() -> new HardRealTime(2, 1, 1)).hasMessageContaining("time <= deadline");
            assertThatThrownBy(() -> new HardRealTime(1, 1, 2)).hasMessageContaining("deadline <= period");
            assertThatThrownBy(() -> new BestEffort(0)).hasMessageContaining("1 to 1000");
        }
    }

    @Nested
    class Whatever_the_crowd {
        @Test
        void no_promise_is_broken() {
            long first = Long.getLong("seed", 1L);
            for (long seed = first; seed < first + 300; seed++) {
                Random random = new Random(seed);
                Bench bench = new Bench();
                promiseAtRandom(random, bench);
                List<DispatcherControlBlock> others = new ArrayList<>(bench.ran.keySet().stream().limit(1).toList());
                for (int i = 0; i < 1 + random.nextInt(4); i++) {
                    others.add(bench.busy(new BestEffort(1 + random.nextInt(5))));
                }
                long end = 200_000;
                while (bench.now < end) {
                    bench.step(1 + random.nextInt(3_000));
                    disturb(random, others);
                }
                assertThat(bench.scheduler.missedDeadlines()).as("-Dseed=%s", seed).isZero();
            }
        }

        private static void promiseAtRandom(Random random, Bench bench) {
            for (int i = 0; i < 6; i++) {
                long period = 200 + random.nextInt(20_000);
                long deadline = period - random.nextInt((int) period / 2);
                long time = 1 + random.nextInt((int) (deadline / 3));
                DispatcherControlBlock dispatcher = bench.busy();
                if (bench.scheduler.promise(dispatcher, new HardRealTime(time, period, deadline), 0) != KernelError.NONE) {
                    bench.scheduler.remove(dispatcher);
                }
            }
        }

        /** All best-effort dispatchers, and one with a promise, sleep and wake up as they like. */
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
