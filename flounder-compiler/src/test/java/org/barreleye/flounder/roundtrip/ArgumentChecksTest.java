package org.barreleye.flounder.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.barreleye.flounder.Texts;
import org.barreleye.kpi.marshal.BooleanArrayView;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.marshal.IntArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A value that does not fit its type is refused before anything is sent, without a trace. */
class ArgumentChecksTest {
    private static final Generated CHECKED = new Generated(Texts.folder("roundtrip", "checked.if"));
    private static final Object[] NUMBERS = {0, 0, 0, 0, 0L, 0L};
    private static final ErrorCode NONE = ErrorCode.NONE;

    private final List<String> events = new ArrayList<>();
    private final List<Object> replies = new ArrayList<>();

    private Ends ends(Ends.Kind kind) {
        Class<?> type = CHECKED.ofInterface("Handler");
        Object handler = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::note);
        return new Ends(CHECKED, kind, 8, handler, handler);
    }

    private Object note(Object proxy, Method method, Object[] given) {
        events.add(method.getName());
        if (method.getName().equals("ask")) {
            replies.add(given[given.length - 1]);
        }
        return null;
    }

    private Object continuation() {
        Class<?> type = CHECKED.load("AskContinuation");
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::note);
    }

    private static Object send(Ends ends, String method, Object... arguments) {
        return Generated.call(ends.binding(0),
                Generated.method(CHECKED.ofInterface("Binding"), method, arguments.length), arguments);
    }

    private static Object part(int small, int half, long word, String text) throws Throwable {
        try {
            return CHECKED.load("Part").getDeclaredConstructors()[0]
                    .newInstance(small, half, word, CHECKED.load("Colour").getEnumConstants()[0], text);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, -1, numbers.a is -1", "0, 256, numbers.a", "1, 128, numbers.b is 128",
        "1, -129, numbers.b", "2, 65536, numbers.c", "2, -1, numbers.c", "3, 32768, numbers.d", "3, -32769, numbers.d",
        "4, 4294967296, numbers.e", "4, -1, numbers.e", "5, -1, numbers.f"})
    void numbers_outside_their_range(int place, long value, String sentence) {
        Ends ends = ends(Ends.Kind.Ump);
        Object[] arguments = NUMBERS.clone();
        arguments[place] = arguments[place] instanceof Long ? (Object) value : (Object) (int) value;

        assertThatThrownBy(() -> send(ends, "tryNumbers", arguments)).isInstanceOf(ProtocolViolation.class)
                .hasMessageContaining(sentence);

        ends.settle();
        assertThat(events).containsOnly("bound");
    }

    @Test
    void parts_of_structures_are_checked_when_those_are_made() throws Throwable {
        assertThat(part(255, -32_768, 0xffff_ffffL, "abc")).isNotNull();
        assertThatThrownBy(() -> part(256, 0, 0, "")).isInstanceOf(ProtocolViolation.class)
                .hasMessageContaining("part.small is 256");
        assertThatThrownBy(() -> part(0, 32_768, 0, "")).isInstanceOf(ProtocolViolation.class)
                .hasMessageContaining("part.signed_half");
        assertThatThrownBy(() -> part(0, 0, -1, "")).isInstanceOf(ProtocolViolation.class)
                .hasMessageContaining("part.word");
        assertThatThrownBy(() -> part(0, 0, 0, null)).isInstanceOf(NullPointerException.class)
                .hasMessageContaining("part.text");
    }

    @Test
    void arrays_of_known_length_have_that_length_and_only_legal_elements() throws Throwable {
        Method of = CHECKED.load("Three").getMethod("of", int[].class);

        assertThat(Generated.call(null, of, new int[] {1, 2, 65_535}).toString()).contains("65535");
        assertThat(Generated.call(null, of, new int[] {1, 2, 3}))
                .isEqualTo(Generated.call(null, of, new int[] {1, 2, 3}));
        assertThatThrownBy(() -> Generated.call(null, of, new int[] {1, 2})).isInstanceOf(ProtocolViolation.class)
                .hasMessageContaining("Three has 2 elements instead of 3");
        assertThatThrownBy(() -> Generated.call(null, of, new int[] {1, 2, 65_536}))
                .isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void an_array_of_known_length_keeps_its_elements_whatever_happens_to_the_array_it_was_made_of() throws Throwable {
        int[] given = {1, 2, 3};
        Object three = Generated.call(null, CHECKED.load("Three").getMethod("of", int[].class), given);

        given[0] = 9;

        assertThat(Generated.call(three, CHECKED.load("Three").getMethod("get", int.class), 0)).isEqualTo(1);
    }

    @Test
    void strings_and_arrays_that_are_too_long() {
        Ends ends = ends(Ends.Kind.Ump);
        Object cap = PlanInterpreter.nothing();
        Object[] good = {"abc", ByteArrayView.of((byte) 1, (byte) 2), IntArrayView.of(1, 2), List.of(), cap,
                BooleanArrayView.of(true)};
        Object[][] bad = {{"abcd"}, {null, ByteArrayView.of(new byte[3])}, {null, null, IntArrayView.of(1, 2, 3)},
            {null, null, IntArrayView.of(65_536)}, {null, null, null, Arrays.asList(null, null, null)},
            {"a\0"}, {"\ud800"}, {null, null, null, null, null, BooleanArrayView.of(new boolean[3])}};

        for (Object[] one : bad) {
            Object[] arguments = good.clone();
            for (int i = 0; i < one.length; i++) {
                arguments[i] = one[i] == null ? good[i] : one[i];
            }
            assertThatThrownBy(() -> send(ends, "tryTexts", arguments)).isInstanceOf(ProtocolViolation.class)
                    .hasMessageContaining("texts.");
        }
        ends.settle();

        assertThat(events).containsOnly("bound");
    }

    @ParameterizedTest
    @EnumSource(Ends.Kind.class)
    void a_call_that_was_refused_is_not_outstanding(Ends.Kind kind) {
        Ends ends = ends(kind);
        ends.settle();
        Object cap = PlanInterpreter.nothing();

        assertThatThrownBy(() -> send(ends, "tryAsk", 256, "", cap, continuation()))
                .isInstanceOf(ProtocolViolation.class);
        assertThatThrownBy(() -> send(ends, "tryAsk", 1, "abcd", cap, continuation()))
                .isInstanceOf(ProtocolViolation.class);
        assertThatThrownBy(() -> send(ends, "tryAsk", 1, "", null, continuation()))
                .isInstanceOf(NullPointerException.class);
        assertThat(send(ends, "tryAsk", 1, "", cap, continuation())).isEqualTo(true);
        ends.settle();
        ends.binding(0).close();

        assertThat(events).filteredOn(event -> event.equals("ask")).hasSize(1);
        assertThat(events).filteredOn(event -> event.equals("failed")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Ends.Kind.class)
    void an_answer_that_cannot_be_sent_ends_the_call_and_the_binding(Ends.Kind kind) {
        Ends ends = ends(kind);
        send(ends, "tryAsk", 1, "", PlanInterpreter.nothing(), continuation());
        ends.settle();
        Object reply = replies.get(0);
        Method answer = Generated.method(reply.getClass(), "reply", 3);

        assertThatThrownBy(() -> Generated.call(reply, answer, 256, "", NONE)).isInstanceOf(ProtocolViolation.class);
        ends.settle();

        assertThat(ends.binding(1).isOpen()).isFalse();
        assertThat(events).filteredOn(event -> event.equals("failed")).hasSize(1);
        assertThatThrownBy(() -> Generated.call(reply, answer, 1, "", NONE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_answer_may_be_only_an_error() {
        Ends ends = ends(Ends.Kind.Local);
        send(ends, "tryAsk", 1, "", PlanInterpreter.nothing(), continuation());
        ends.settle();

        Generated.call(replies.get(0), Generated.method(replies.get(0).getClass(), "failed", 1), ErrorCode.of("NO"));
        ends.settle();

        assertThat(events).containsSubsequence("ask", "replied");
    }
}
