package org.barreleye.domain.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.domain.dispatcher.EventChannel.Polled;
import org.barreleye.domain.dispatcher.EventChannel.State;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.syscall.Wait;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WaitsetTest {
    private final List<String> handled = new ArrayList<>();
    private long now;
    private final Waitset waitset = new Waitset(() -> now);

    private EventChannel registered(String name) {
        EventChannel channel = new EventChannel();
        channel.register(waitset, () -> handled.add(name));
        return channel;
    }

    private void handleAll() {
        while (waitset.handleOne()) {
            // each call takes one
        }
    }

    @Nested
    class A_channel {
        @Test
        void goes_from_unregistered_to_idle_to_pending_and_back() {
            EventChannel channel = new EventChannel();
            assertThat(channel.state()).isEqualTo(State.UNREGISTERED);
            channel.registerOnce(waitset, () -> handled.add("once"));
            assertThat(channel.state()).isEqualTo(State.IDLE);
            channel.trigger();
            assertThat(channel.state()).isEqualTo(State.PENDING);

            assertThat(waitset.handleOne()).isTrue();

            assertThat(channel.state()).isEqualTo(State.UNREGISTERED);
            assertThat(handled).containsExactly("once");
            assertThat(waitset.size()).isZero();
        }

        @Test
        void stays_registered_if_it_is_persistent() {
            EventChannel channel = registered("again");

            channel.trigger();
            handleAll();
            channel.trigger();
            handleAll();

            assertThat(handled).containsExactly("again", "again");
            assertThat(channel.state()).isEqualTo(State.IDLE);
        }

        @Test
        void discards_what_is_pending_when_it_is_deregistered() {
            EventChannel channel = registered("never");
            channel.trigger();

            channel.deregister();

            assertThat(waitset.handleOne()).isFalse();
            assertThat(channel.state()).isEqualTo(State.UNREGISTERED);
        }

        @Test
        void is_registered_once_at_a_time() {
            EventChannel channel = registered("first");

            assertThatThrownBy(() -> channel.register(waitset, () -> { }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("IDLE");
        }

        @Test
        void keeps_what_is_pending_when_it_migrates() {
            Waitset other = new Waitset(() -> now);
            EventChannel channel = registered("moved");
            channel.trigger();

            channel.migrate(other);

            assertThat(waitset.handleOne()).isFalse();
            assertThat(other.handleOne()).isTrue();
            channel.trigger();
            assertThat(other.handleOne()).isTrue();
        }

        @Test
        void may_be_registered_again_by_its_own_handler() {
            EventChannel channel = new EventChannel();
            channel.registerOnce(waitset, () -> channel.registerOnce(waitset, () -> handled.add("second")));
            channel.trigger();
            handleAll();

            channel.trigger();
            handleAll();

            assertThat(handled).containsExactly("second");
        }
    }

    @Nested
    class Events {
        @Test
        void are_handled_in_the_order_in_which_they_happened() {
            EventChannel a = registered("a");
            EventChannel b = registered("b");
            EventChannel c = registered("c");

            c.trigger();
            a.trigger();
            b.trigger();
            handleAll();

            assertThat(handled).containsExactly("c", "a", "b");
        }

        @Test
        void that_happen_while_one_is_handled_are_handled_next() {
            EventChannel channel = new EventChannel();
            channel.register(waitset, () -> {
                handled.add("event");
                if (handled.size() < 3) {
                    channel.trigger();
                }
            });
            channel.trigger();

            handleAll();

            assertThat(handled).hasSize(3);
        }
    }

    @Nested
    class Over_all_orders {
        /** Registers, triggers and handles, each a number of times, in every order. */
        private void every(String order, int registers, int triggers, int handles) {
            if (registers + triggers + handles == 0) {
                check(order);
            }
            if (registers > 0) {
                every(order + "R", registers - 1, triggers, handles);
            }
            if (triggers > 0) {
                every(order + "T", registers, triggers - 1, handles);
            }
            if (handles > 0) {
                every(order + "H", registers, triggers, handles - 1);
            }
        }

        private void check(String order) {
            Waitset set = new Waitset(() -> 0);
            EventChannel channel = new EventChannel();
            int[] happened = new int[1];
            int[] seen = new int[1];
            for (char step : (order + "RHRH").toCharArray()) {
                if (step == 'T') {
                    happened[0]++;
                    channel.trigger();
                } else if (step == 'H') {
                    set.handleOne();
                } else if (channel.state() == State.UNREGISTERED) {
                    channel.registerOnce(set, () -> seen[0] = happened[0]);
                }
            }
            assertThat(seen[0]).as(order).isEqualTo(happened[0]);
        }

        @Test
        void the_last_trigger_is_handled_after_it_occurred() {
            every("", 3, 3, 3);
        }

        @Test
        void a_persistent_handler_runs_at_least_once_after_the_last_trigger() {
            for (int order = 0; order < 1 << 12; order++) {
                Waitset set = new Waitset(() -> 0);
                EventChannel channel = new EventChannel();
                int[] triggers = new int[1];
                int[] seen = new int[1];
                channel.register(set, () -> seen[0] = triggers[0]);
                for (int step = 0; step < 12; step++) {
                    if ((order >>> step & 1) == 0) {
                        triggers[0]++;
                        channel.trigger();
                    } else {
                        set.handleOne();
                    }
                }
                set.handleOne();
                assertThat(seen[0]).as("order %s", Integer.toBinaryString(order)).isEqualTo(triggers[0]);
            }
        }
    }

    @Nested
    class A_deferred_event {
        @Test
        void happens_when_its_time_has_come_and_not_before() {
            waitset.triggerAt(100, registered("timer"));
            now = 99;
            assertThat(waitset.handleOne()).isFalse();
            assertThat(waitset.deadline()).isEqualTo(100);
            now = 100;

            assertThat(waitset.handleOne()).isTrue();

            assertThat(waitset.deadline()).isEqualTo(Wait.FOREVER);
            now = 1_000;
            assertThat(waitset.handleOne()).isFalse();
        }

        @Test
        void that_is_due_earlier_is_handled_earlier() {
            waitset.triggerAt(30, registered("late"));
            waitset.triggerAt(10, registered("early"));
            waitset.triggerAt(20, registered("middle"));
            now = 50;

            handleAll();

            assertThat(handled).containsExactly("early", "middle", "late");
        }

        @Test
        void can_be_cancelled() {
            waitset.cancel(waitset.triggerAt(10, registered("never")));
            now = 50;

            assertThat(waitset.handleOne()).isFalse();
        }

        @Test
        void repeats_without_catching_up() {
            waitset.triggerEvery(10, registered("tick"));
            for (long time : new long[] {9, 10, 15, 20, 55, 56, 60}) {
                now = time;
                while (waitset.handleOne()) {
                    handled.add("at " + time);
                }
            }

            assertThat(handled).containsExactly(
                    "tick", "at 10", "tick", "at 20", "tick", "at 55", "tick", "at 60");
        }

        @Test
        void needs_a_period_to_repeat() {
            assertThatThrownBy(() -> waitset.triggerEvery(0, registered("never")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class A_polled_channel {
        private int available;

        private EventChannel polled() {
            EventChannel channel = new EventChannel();
            channel.registerPolled(waitset, new Polled() {
                @Override
                public boolean hasEvent() {
                    return available > 0;
                }

                @Override
                public long watchedLine() {
                    return 640;
                }
            }, () -> handled.add("event " + available--));
            return channel;
        }

        @Test
        void is_handled_as_often_as_it_has_something() {
            EventChannel channel = polled();
            available = 2;

            handleAll();

            assertThat(handled).containsExactly("event 2", "event 1");
            assertThat(channel.state()).isEqualTo(State.POLLED);
        }

        @Test
        void names_the_line_that_wakes_a_waiter() {
            polled();

            assertThat(waitset.watchedLines()).containsExactly(640);
        }
    }

    @Nested
    class A_waiting_caller {
        /** A waiter whose time passes, with an action at some times. */
        private Waiter waiter(long step, Runnable meanwhile) {
            return new Waiter() {
                @Override
                public long now() {
                    return now;
                }

                @Override
                public void pause(long deadline) {
                    now = Math.min(deadline, now + step);
                    meanwhile.run();
                }
            };
        }

        @Test
        void handles_the_next_event() {
            EventChannel channel = registered("event");

            assertThat(waitset.handleNext(waiter(10, () -> {
                if (now == 30) {
                    channel.trigger();
                }
            }), Waiter.FOREVER)).isTrue();

            assertThat(now).isEqualTo(30);
        }

        @Test
        void sleeps_until_the_next_due_time_at_most() {
            waitset.triggerAt(25, registered("timer"));

            assertThat(waitset.handleNext(waiter(1_000, () -> { }), Waiter.FOREVER)).isTrue();

            assertThat(now).isEqualTo(25);
        }

        @Test
        void gives_up_at_the_deadline() {
            assertThat(waitset.handleNext(waiter(10, () -> { }), 45)).isFalse();
            assertThat(now).isEqualTo(45);
        }

        @Test
        void for_one_channel_handles_its_events_only() {
            EventChannel mine = new EventChannel();
            EventChannel other = registered("other");

            boolean happened = mine.await(waitset, waiter(10, () -> {
                assertThat(mine.state()).isEqualTo(State.WAITING);
                other.trigger();
                if (now == 20) {
                    mine.trigger();
                }
            }), Waiter.FOREVER);

            assertThat(happened).isTrue();
            assertThat(handled).isEmpty();
            assertThat(waitset.handleOne()).isTrue();
            assertThat(mine.await(waitset, waiter(10, () -> { }), 100)).as("a second time").isFalse();
        }
    }
}
