package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.marshal.BooleanArrayView;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.marshal.IntArrayView;
import org.barreleye.kpi.marshal.LongArrayView;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.junit.jupiter.api.Test;

/** Arrays that were composed on one side, read on the other. */
class MessageReassemblerTest {
    private static final int MAXIMUM = 1_000;

    private final MessageBuilder outgoing = new MessageBuilder(CapabilityInspector.NONE);
    private final MessageReassembler incoming = new MessageReassembler(CapabilityInspector.NONE);

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
        outgoing.signed(IntArrayView.of(-1, 127, -128), MAXIMUM, 8, "m.a");
        outgoing.signed(IntArrayView.of(-1, 32_767, -32_768), MAXIMUM, 16, "m.b");
        outgoing.signed(IntArrayView.of(-1, Integer.MAX_VALUE, Integer.MIN_VALUE), MAXIMUM, 32, "m.c");
        outgoing.unsigned(IntArrayView.of(0, 65_535, 32_768), MAXIMUM, 16, "m.d");
        outgoing.unsigned(LongArrayView.of(0, 0xffff_ffffL, 0x8000_0000L), MAXIMUM, "m.e");
        outgoing.longs(LongArrayView.of(Long.MIN_VALUE, -1, 1), MAXIMUM, "m.f");
        outgoing.flags(BooleanArrayView.of(true, false, true), MAXIMUM, "m.g");
        outgoing.bytes(ByteArrayView.of((byte) -1, (byte) 5), MAXIMUM, "m.h");
        outgoing.text("text", MAXIMUM, "m.i");
        outgoing.unsigned(IntArrayView.of(255, 0), MAXIMUM, 8, "m.j");
        carry();

        assertThat(incoming.bytes(0, new ByteArrayView(), 1, "m.a"))
                .isEqualTo(ByteArrayView.of((byte) -1, (byte) 127, (byte) -128));
        assertThat(incoming.signed(1, new IntArrayView(), 16, "m.b")).isEqualTo(IntArrayView.of(-1, 32_767, -32_768));
        assertThat(incoming.signed(2, new IntArrayView(), 32, "m.c"))
                .isEqualTo(IntArrayView.of(-1, Integer.MAX_VALUE, Integer.MIN_VALUE));
        assertThat(incoming.unsigned(3, new IntArrayView(), "m.d")).isEqualTo(IntArrayView.of(0, 65_535, 32_768));
        assertThat(incoming.unsigned(4, new LongArrayView(), "m.e"))
                .isEqualTo(LongArrayView.of(0, 0xffff_ffffL, 0x8000_0000L));
        assertThat(incoming.longs(5, new LongArrayView(), "m.f")).isEqualTo(LongArrayView.of(Long.MIN_VALUE, -1, 1));
        assertThat(incoming.flags(6, new BooleanArrayView(), "m.g")).isEqualTo(BooleanArrayView.of(true, false, true));
        assertThat(incoming.packed(7, 2, "m.h")).isEqualTo(ByteArrayView.of((byte) -1, (byte) 5));
        assertThat(incoming.text(8, "m.i")).isEqualTo("text");
        assertThat(incoming.packed(9, 1, "m.j")).isEqualTo(ByteArrayView.of((byte) -1, (byte) 0));
    }

    @Test
    void a_length_that_is_no_whole_number_of_elements_is_malformed() {
        outgoing.begin(0);
        outgoing.bytes(ByteArrayView.of(new byte[7]), MAXIMUM, "m.a");
        carry();

        assertThatThrownBy(() -> incoming.longs(0, new LongArrayView(), "m.a")).isInstanceOf(ProtocolViolation.class)
                .hasMessage("m.a has 7 bytes, which is no whole number of elements");
        assertThatThrownBy(() -> incoming.signed(0, new IntArrayView(), 16, "m.a"))
                .isInstanceOf(ProtocolViolation.class);
        assertThatThrownBy(() -> incoming.signed(0, new IntArrayView(), 32, "m.a"))
                .isInstanceOf(ProtocolViolation.class);
        assertThatThrownBy(() -> incoming.unsigned(0, new IntArrayView(), "m.a")).isInstanceOf(ProtocolViolation.class);
        assertThatThrownBy(() -> incoming.unsigned(0, new LongArrayView(), "m.a"))
                .isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void a_boolean_that_is_neither_0_nor_1_is_malformed() {
        outgoing.begin(0);
        outgoing.bytes(ByteArrayView.of((byte) 1, (byte) 2), MAXIMUM, "m.a");
        carry();

        assertThatThrownBy(() -> incoming.flags(0, new BooleanArrayView(), "m.a")).isInstanceOf(ProtocolViolation.class)
                .hasMessage("m.a has a truth value of 2");
    }

    @Test
    void elements_that_do_not_fit_are_refused_before_anything_is_sent() {
        outgoing.begin(0);
        assertThatThrownBy(() -> outgoing.signed(IntArrayView.of(128), MAXIMUM, 8, "m.a"))
                .isInstanceOf(ProtocolViolation.class);
        assertThatThrownBy(() -> outgoing.unsigned(IntArrayView.of(-1), MAXIMUM, 16, "m.a"))
                .isInstanceOf(ProtocolViolation.class);
        assertThatThrownBy(() -> outgoing.unsigned(LongArrayView.of(-1), MAXIMUM, "m.a"))
                .isInstanceOf(ProtocolViolation.class);
        assertThatThrownBy(() -> outgoing.longs(LongArrayView.of(1, 2), 1, "m.a")).isInstanceOf(ProtocolViolation.class)
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
