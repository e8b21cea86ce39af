package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.barreleye.kpi.channel.CapabilityHolder;
import org.barreleye.kpi.message.Bytes;
import org.barreleye.kpi.message.Flags;
import org.barreleye.kpi.message.Ints;
import org.barreleye.kpi.message.Longs;
import org.barreleye.kpi.outcome.Breach;
import org.junit.jupiter.api.Test;

/** Arrays that were composed on one side, read on the other. */
class IncomingTest {
    private static final int MAXIMUM = 1_000;

    private final Outgoing outgoing = new Outgoing(CapabilityHolder.NOBODY);
    private final Incoming incoming = new Incoming(CapabilityHolder.NOBODY);

    /** Carries the composed arrays over, eight bytes at a time. */
    private void carry() {
        int[] maxima = new int[outgoing.overflows()];
        Arrays.fill(maxima, MAXIMUM);
        incoming.begin(new MessageShape(3, "m", 7, 0, 0, maxima), 0);
        for (int overflow = 0; overflow < maxima.length; overflow++) {
            assertThat(incoming.expectsLength()).isTrue();
            int length = outgoing.overflowLength(overflow);
            incoming.length(length);
            for (int offset = 0; offset < length; offset += Long.BYTES) {
                assertThat(incoming.overflowRemaining()).isEqualTo(length - offset);
                incoming.overflowWord(outgoing.overflowWord(overflow, offset, Math.min(Long.BYTES, length - offset)));
            }
        }
        assertThat(incoming.expectsOverflow()).isFalse();
    }

    @Test
    void every_kind_of_array_arrives_as_it_was() {
        outgoing.begin(0);
        outgoing.signed(Ints.of(-1, 127, -128), MAXIMUM, 8, "m.a");
        outgoing.signed(Ints.of(-1, 32_767, -32_768), MAXIMUM, 16, "m.b");
        outgoing.signed(Ints.of(-1, Integer.MAX_VALUE, Integer.MIN_VALUE), MAXIMUM, 32, "m.c");
        outgoing.unsigned(Ints.of(0, 65_535, 32_768), MAXIMUM, 16, "m.d");
        outgoing.unsigned(Longs.of(0, 0xffff_ffffL, 0x8000_0000L), MAXIMUM, "m.e");
        outgoing.longs(Longs.of(Long.MIN_VALUE, -1, 1), MAXIMUM, "m.f");
        outgoing.flags(Flags.of(true, false, true), MAXIMUM, "m.g");
        outgoing.bytes(Bytes.of((byte) -1, (byte) 5), MAXIMUM, "m.h");
        outgoing.text("text", MAXIMUM, "m.i");
        outgoing.unsigned(Ints.of(255, 0), MAXIMUM, 8, "m.j");
        carry();

        assertThat(incoming.bytes(0, new Bytes(), 1, "m.a")).isEqualTo(Bytes.of((byte) -1, (byte) 127, (byte) -128));
        assertThat(incoming.signed(1, new Ints(), 16, "m.b")).isEqualTo(Ints.of(-1, 32_767, -32_768));
        assertThat(incoming.signed(2, new Ints(), 32, "m.c")).isEqualTo(Ints.of(-1, Integer.MAX_VALUE, Integer.MIN_VALUE));
        assertThat(incoming.unsigned(3, new Ints(), "m.d")).isEqualTo(Ints.of(0, 65_535, 32_768));
        assertThat(incoming.unsigned(4, new Longs(), "m.e")).isEqualTo(Longs.of(0, 0xffff_ffffL, 0x8000_0000L));
        assertThat(incoming.longs(5, new Longs(), "m.f")).isEqualTo(Longs.of(Long.MIN_VALUE, -1, 1));
        assertThat(incoming.flags(6, new Flags(), "m.g")).isEqualTo(Flags.of(true, false, true));
        assertThat(incoming.packed(7, 2, "m.h")).isEqualTo(Bytes.of((byte) -1, (byte) 5));
        assertThat(incoming.text(8, "m.i")).isEqualTo("text");
        assertThat(incoming.packed(9, 1, "m.j")).isEqualTo(Bytes.of((byte) -1, (byte) 0));
    }

    @Test
    void a_length_that_is_no_whole_number_of_elements_is_malformed() {
        outgoing.begin(0);
        outgoing.bytes(Bytes.of(new byte[7]), MAXIMUM, "m.a");
        carry();

        assertThatThrownBy(() -> incoming.longs(0, new Longs(), "m.a")).isInstanceOf(Breach.class)
                .hasMessage("m.a has 7 bytes, which is no whole number of elements");
        assertThatThrownBy(() -> incoming.signed(0, new Ints(), 16, "m.a")).isInstanceOf(Breach.class);
        assertThatThrownBy(() -> incoming.signed(0, new Ints(), 32, "m.a")).isInstanceOf(Breach.class);
        assertThatThrownBy(() -> incoming.unsigned(0, new Ints(), "m.a")).isInstanceOf(Breach.class);
        assertThatThrownBy(() -> incoming.unsigned(0, new Longs(), "m.a")).isInstanceOf(Breach.class);
    }

    @Test
    void a_truth_value_that_is_neither_is_malformed() {
        outgoing.begin(0);
        outgoing.bytes(Bytes.of((byte) 1, (byte) 2), MAXIMUM, "m.a");
        carry();

        assertThatThrownBy(() -> incoming.flags(0, new Flags(), "m.a")).isInstanceOf(Breach.class)
                .hasMessage("m.a has a truth value of 2");
    }

    @Test
    void elements_that_do_not_fit_are_refused_before_anything_is_sent() {
        outgoing.begin(0);
        assertThatThrownBy(() -> outgoing.signed(Ints.of(128), MAXIMUM, 8, "m.a")).isInstanceOf(Breach.class);
        assertThatThrownBy(() -> outgoing.unsigned(Ints.of(-1), MAXIMUM, 16, "m.a")).isInstanceOf(Breach.class);
        assertThatThrownBy(() -> outgoing.unsigned(Longs.of(-1), MAXIMUM, "m.a")).isInstanceOf(Breach.class);
        assertThatThrownBy(() -> outgoing.longs(Longs.of(1, 2), 1, "m.a")).isInstanceOf(Breach.class)
                .hasMessage("m.a has 2 elements, but its maximum is 1");
    }

    @Test
    void shapes_are_cut_into_full_fragments_and_a_rest() {
        MessageShape shape = new MessageShape(3, "m", 7, 16, 2, 5, 6);
        assertThat(shape.fixedFragments()).isEqualTo(3);
        assertThat(new int[] {shape.fixedWords(0), shape.fixedWords(1), shape.fixedWords(2)}).containsExactly(7, 7, 2);
        assertThat(new MessageShape(3, "m", 7, 14, 0).fixedFragments()).isEqualTo(2);
        assertThat(new MessageShape(3, "m", 7, 0, 0).fixedFragments()).isEqualTo(1);
        assertThat(new MessageShape(3, "m", 7, 0, 0, 9).fixedFragments()).isZero();
        assertThat(MessageShape.repeated(2, 3, 4)).containsExactly(3, 4, 3, 4);
        assertThat(MessageShape.joined(new int[] {1}, new int[] {}, new int[] {2, 3})).containsExactly(1, 2, 3);
    }
}
