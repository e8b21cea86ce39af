package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.barreleye.kpi.fixture.Seed;
import org.barreleye.kpi.outcome.Failure;
import org.junit.jupiter.api.Test;

class CallTableTest {
    private static final Failure END = new Failure(Failure.Kind.CLOSED, "the end");

    private final CallTable table = new CallTable();
    private final List<String> failed = new ArrayList<>();

    private Continuation call(String name) {
        return failure -> failed.add(name);
    }

    @Test
    void a_token_is_an_index_from_1_and_a_generation() {
        int first = table.open(5, call("a"));
        assertThat(first).isEqualTo(1);
        assertThat(table.open(5, call("b"))).isEqualTo(2);
        table.take(first, 5);

        assertThat(table.open(5, call("c"))).isEqualTo(1 << 16 | 1);
        assertThat(table.take(first, 5)).isNull();
    }

    @Test
    void only_its_own_response_ends_a_call() {
        int token = table.open(5, call("a"));

        assertThat(table.take(token, 6)).isNull();
        assertThat(table.take(0, 5)).isNull();
        assertThat(table.take(token + 1, 5)).isNull();
        assertThat(table.take(0xffff, 5)).isNull();
        assertThat(table.take(token, 5)).isNotNull();
        assertThat(table.take(token, 5)).isNull();
    }

    @Test
    void generations_wrap_after_65536_calls_of_one_entry() {
        int token = table.open(5, call("a"));
        for (int i = 0; i < 1 << 16; i++) {
            assertThat(table.take(token, 5)).isNotNull();
            token = table.open(5, call("a"));
        }
        assertThat(token).isEqualTo(1);
        assertThat(table.take(token, 5)).isNotNull();
    }

    @Test
    void it_accepts_calls_again_after_it_was_full() {
        assertThat(table.isEmpty()).isTrue();
        for (int i = 0; i < CallTable.CALLS_MAX; i++) {
            assertThat(table.isFull()).isFalse();
            assertThat(table.open(5, call("a"))).isNotZero();
        }
        assertThat(table.isFull()).isTrue();
        int beyond = table.open(5, call("b"));
        assertThat(table.isFull()).isTrue();
        assertThat(table.isEmpty()).isFalse();

        table.take(beyond, 5);
        assertThat(table.isFull()).isTrue();
        table.take(77, 5);
        assertThat(table.isFull()).isFalse();
        assertThat(table.open(5, call("c")) & 0xffff).isEqualTo(77);
    }

    @Test
    void closing_fails_every_outstanding_call_once() {
        table.open(5, call("a"));
        int token = table.open(5, call("b"));
        table.open(5, call("c"));
        table.take(token, 5);

        table.failAll(END);
        table.failAll(END);

        assertThat(failed).containsExactly("a", "c");
    }

    @Test
    void any_mixture_of_calls_and_replies_behaves_like_a_map() {
        Seed.run(chance -> {
            Map<Integer, Continuation> model = new HashMap<>();
            List<Integer> tokens = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                if (chance.nextInt(100) < 52) {
                    Continuation call = call("x");
                    int token = table.open(7, call);
                    if (token != 0) {
                        assertThat(model.put(token, call)).isNull();
                        tokens.add(token);
                    }
                } else if (!tokens.isEmpty()) {
                    int token = tokens.get(chance.nextInt(tokens.size()));
                    assertThat(table.take(token, 7)).isSameAs(model.remove(token));
                }
            }
            assertThat(tokens.size()).isGreaterThan(2_000);
        });
    }
}
