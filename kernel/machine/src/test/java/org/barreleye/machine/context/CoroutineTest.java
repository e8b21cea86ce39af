package org.barreleye.machine.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.barreleye.compiler.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoroutineTest {
    static List<CoroutineStack.Factory> mechanisms() {
        return CoroutineStack.available();
    }

    /** A body needs its own coroutine in order to suspend it. */
    private static final class Body {
        private Coroutine coroutine;

        static Coroutine of(CoroutineStack.Factory factory, Consumer<Body> code) {
            Body body = new Body();
            body.coroutine = new Coroutine("test", () -> code.accept(body), factory);
            return body.coroutine;
        }

        void suspend() {
            coroutine.suspend();
        }
    }

    @Test
    void uses_the_jdks_continuations_where_they_are_exported_to_us() {
        int expected = Runtime.version().feature() >= 21 ? 2 : 1;

        assertThat(CoroutineStack.available()).hasSize(expected);
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void alternates_with_its_resumer(CoroutineStack.Factory factory) {
        List<String> log = new ArrayList<>();
        Coroutine coroutine = Body.of(factory, body -> {
            log.add("one");
            body.suspend();
            log.add("two");
            body.suspend();
            log.add("three");
        });

        while (!coroutine.isFinished()) {
            log.add("-");
            coroutine.resume();
        }

        assertThat(log).containsExactly("-", "one", "-", "two", "-", "three");
        assertThat(coroutine.failure()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void can_be_left_deep_in_a_call(CoroutineStack.Factory factory) {
        List<Integer> depths = new ArrayList<>();
        Coroutine coroutine = Body.of(factory, body -> descend(body, 200, depths));

        coroutine.resume();
        assertThat(depths).isEmpty();
        coroutine.resume();

        assertThat(depths).hasSize(200);
    }

    private static void descend(Body body, int depth, List<Integer> depths) {
        if (depth == 0) {
            body.suspend();
            return;
        }
        descend(body, depth - 1, depths);
        depths.add(depth);
    }

    @Test
    void hands_its_place_to_others_of_which_the_last_returns_to_the_resumer() {
        List<String> log = new ArrayList<>();
        Coroutine third = begun(body -> log.add("third"));
        Coroutine second = begun(body -> {
            log.add("second");
            body.coroutine.suspendFor(third);
            log.add("second again");
        });
        Coroutine first = begun(body -> {
            log.add("first");
            body.coroutine.suspendFor(second);
            log.add("first again");
            body.coroutine.suspendFor(second);
            log.add("never");
        });

        first.resume();
        log.add("resumer");
        assertThat(third.isFinished()).isTrue();
        first.resume();
        log.add("resumer");

        assertThat(log)
                .containsExactly("first", "second", "third", "resumer", "first again", "second again", "resumer");
        assertThat(second.isFinished()).isTrue();
        assertThat(first.isFinished()).isFalse();
        assertThat(first.cancel()).isTrue();
        assertThat(log).doesNotContain("never");
    }

    /** A coroutine on a thread, which others can be left for. */
    private static Coroutine begun(Consumer<Body> code) {
        Coroutine coroutine = Body.of(ThreadStack::new, body -> {
            body.suspend();
            code.accept(body);
        });
        coroutine.resume();
        return coroutine;
    }

    @Test
    void switches_among_many_in_any_order() {
        Seeds.each(20, seed -> {
            Random random = new Random(seed);
            List<Integer> order = new ArrayList<>();
            List<Integer> drawn = new ArrayList<>();
            Coroutine[] all = new Coroutine[7];
            for (int number = 0; number < all.length; number++) {
                int own = number;
                all[number] = begun(body -> {
                    while (drawn.size() < 500) {
                        order.add(own);
                        int next = random.nextInt(all.length + 1);
                        drawn.add(next);
                        if (next == all.length) {
                            body.suspend();
                        } else if (next != own) {
                            body.coroutine.suspendFor(all[next]);
                        }
                    }
                });
            }
            while (drawn.size() < 500) {
                int next = random.nextInt(all.length);
                drawn.add(next);
                all[next].resume();
            }

            drawn.removeIf(next -> next == all.length);
            assertThat(order).isEqualTo(drawn.subList(0, order.size())).hasSizeGreaterThan(300);
            for (Coroutine one : all) {
                assertThat(one.cancel()).isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void is_left_for_no_other_that_has_not_begun(CoroutineStack.Factory factory) {
        Coroutine other = Body.of(factory, body -> { });
        List<Boolean> answers = new ArrayList<>();
        Coroutine coroutine = Body.of(factory, body -> answers.add(body.coroutine.canSuspendFor(other)));

        coroutine.resume();

        assertThat(answers).containsExactly(false);
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void keeps_what_escaped_its_body(CoroutineStack.Factory factory) {
        Coroutine coroutine = Body.of(factory, body -> {
            throw new AssertionError("boom");
        });

        coroutine.resume();

        assertThat(coroutine.isFinished()).isTrue();
        assertThat(coroutine.failure()).get().isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void survives_an_interrupt_of_the_hosts_thread_and_restores_it(CoroutineStack.Factory factory) {
        List<String> log = new ArrayList<>();
        Coroutine coroutine = Body.of(factory, body -> {
            body.suspend();
            log.add("ran");
        });

        Thread.currentThread().interrupt();
        coroutine.resume();
        coroutine.resume();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(log).containsExactly("ran");
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void runs_its_finally_blocks_when_cancelled(CoroutineStack.Factory factory) {
        List<String> log = new ArrayList<>();
        Coroutine coroutine = Body.of(factory, body -> {
            try {
                body.suspend();
                log.add("went on");
            } finally {
                log.add("finally");
            }
        });
        coroutine.resume();

        assertThat(coroutine.cancel()).isTrue();

        assertThat(log).containsExactly("finally");
        assertThat(coroutine.failure()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void that_never_began_has_nothing_to_cancel(CoroutineStack.Factory factory) {
        List<String> log = new ArrayList<>();

        assertThat(Body.of(factory, body -> log.add("ran")).cancel()).isTrue();

        assertThat(log).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void that_always_catches_its_cancellation_is_abandoned(CoroutineStack.Factory factory) {
        List<ContextCancelled> caught = new ArrayList<>();
        Coroutine coroutine = Body.of(factory, body -> {
            while (true) {
                try {
                    body.suspend();
                } catch (ContextCancelled end) {
                    caught.add(end);
                }
            }
        });
        coroutine.resume();

        assertThat(coroutine.cancel()).isFalse();

        assertThat(caught).hasSize(1_000);
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void may_hold_a_lock_while_it_is_suspended(CoroutineStack.Factory factory) {
        Object lock = new Object();
        Coroutine coroutine = Body.of(factory, body -> {
            synchronized (lock) {
                body.suspend();
            }
        });

        coroutine.resume();
        coroutine.resume();

        assertThat(coroutine.isFinished()).isTrue();
        assertThat(coroutine.failure()).isEmpty();
    }
}
