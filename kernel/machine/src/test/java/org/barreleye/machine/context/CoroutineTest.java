package org.barreleye.machine.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoroutineTest {
    static List<Stack.Mechanism> mechanisms() {
        return Stack.available();
    }

    /** A body needs its own coroutine in order to suspend it. */
    private static final class Body {
        private Coroutine coroutine;

        static Coroutine of(Stack.Mechanism mechanism, Consumer<Body> code) {
            Body body = new Body();
            body.coroutine = new Coroutine("test", () -> code.accept(body), mechanism);
            return body.coroutine;
        }

        void suspend() {
            coroutine.suspend();
        }
    }

    @Test
    void uses_the_jdks_continuations_where_they_are_exported_to_us() {
        int expected = Runtime.version().feature() >= 21 ? 2 : 1;

        assertThat(Stack.available()).hasSize(expected);
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void takes_turns_with_whoever_resumes_it(Stack.Mechanism mechanism) {
        List<String> log = new ArrayList<>();
        Coroutine coroutine = Body.of(mechanism, body -> {
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
    void can_be_left_deep_in_a_call(Stack.Mechanism mechanism) {
        List<Integer> depths = new ArrayList<>();
        Coroutine coroutine = Body.of(mechanism, body -> descend(body, 200, depths));

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

    @ParameterizedTest
    @MethodSource("mechanisms")
    void keeps_what_escaped_its_body(Stack.Mechanism mechanism) {
        Coroutine coroutine = Body.of(mechanism, body -> {
            throw new AssertionError("boom");
        });

        coroutine.resume();

        assertThat(coroutine.isFinished()).isTrue();
        assertThat(coroutine.failure()).get().isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void survives_an_interrupt_of_the_hosts_thread_and_hands_it_on(Stack.Mechanism mechanism) {
        List<String> log = new ArrayList<>();
        Coroutine coroutine = Body.of(mechanism, body -> {
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
    void runs_its_finally_blocks_when_unwound(Stack.Mechanism mechanism) {
        List<String> log = new ArrayList<>();
        Coroutine coroutine = Body.of(mechanism, body -> {
            try {
                body.suspend();
                log.add("went on");
            } finally {
                log.add("finally");
            }
        });
        coroutine.resume();

        assertThat(coroutine.unwind()).isTrue();

        assertThat(log).containsExactly("finally");
        assertThat(coroutine.failure()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void that_never_began_has_nothing_to_unwind(Stack.Mechanism mechanism) {
        List<String> log = new ArrayList<>();

        assertThat(Body.of(mechanism, body -> log.add("ran")).unwind()).isTrue();

        assertThat(log).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void that_catches_its_end_for_ever_is_abandoned(Stack.Mechanism mechanism) {
        List<Unwound> caught = new ArrayList<>();
        Coroutine coroutine = Body.of(mechanism, body -> {
            while (true) {
                try {
                    body.suspend();
                } catch (Unwound end) {
                    caught.add(end);
                }
            }
        });
        coroutine.resume();

        assertThat(coroutine.unwind()).isFalse();

        assertThat(caught).hasSize(1_000);
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void may_hold_a_lock_while_it_is_suspended(Stack.Mechanism mechanism) {
        Object lock = new Object();
        Coroutine coroutine = Body.of(mechanism, body -> {
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
