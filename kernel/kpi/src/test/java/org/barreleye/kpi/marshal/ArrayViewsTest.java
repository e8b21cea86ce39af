package org.barreleye.kpi.marshal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.barreleye.kpi.outcome.ProtocolViolation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ArrayViewsTest {
    @Nested
    class OfBytes {
        private final byte[] array = {9, 1, 2, 3, 4, 5, 6, 7, (byte) 0x88, 9};
        private final ByteArrayView view = new ByteArrayView().wrap(array, 1, 8);

        @Test
        void show_a_part_of_an_array() {
            assertThat(view.length()).isEqualTo(8);
            assertThat(view.get(0)).isEqualTo((byte) 1);
            assertThat(view.get(7)).isEqualTo((byte) 0x88);
            array[1] = 11;
            assertThat(view.get(0)).isEqualTo((byte) 11);
            assertThat(new ByteArrayView().length()).isZero();
        }

        @Test
        void show_nothing_outside_their_part() {
            assertThatThrownBy(() -> view.get(8)).isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("element 8 of 8");
            assertThatThrownBy(() -> view.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> view.wrap(array, 3, 8)).isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("8 bytes at offset 3 of an array of 10");
            assertThatThrownBy(() -> view.wrap(array, -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> view.wrap(array, 0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(view.wrap(array, 10, 0).length()).isZero();
        }

        @Test
        void are_preserved_by_a_copy() {
            ByteArrayView copy = view.copy();
            array[1] = 11;

            assertThat(copy.get(0)).isEqualTo((byte) 1);
            assertThat(copy.toArray()).hasSize(8);
            byte[] target = new byte[10];
            copy.copyTo(target, 2);
            assertThat(target).startsWith(0, 0, 1, 2).endsWith(7, (byte) 0x88);
        }

        @Test
        void hold_numbers_their_low_bits_first() {
            assertThat(view.bits8(7)).isEqualTo(0x88);
            assertThat(view.bits16(6)).isEqualTo(0x8807);
            assertThat(view.bits32(4)).isEqualTo(0x8807_0605L);
            assertThat(view.bits64(0)).isEqualTo(0x8807_0605_0403_0201L);
        }

        @Test
        void hold_booleans_that_are_0_or_1() {
            ByteArrayView flags = ByteArrayView.of((byte) 0, (byte) 1, (byte) 2, (byte) -1);
            assertThat(flags.flag(0, "m.f")).isFalse();
            assertThat(flags.flag(1, "m.f")).isTrue();
            assertThatThrownBy(() -> flags.flag(2, "m.f")).isInstanceOf(ProtocolViolation.class)
                    .hasMessage("m.f has a truth value of 2");
            assertThatThrownBy(() -> flags.flag(3, "m.f")).isInstanceOf(ProtocolViolation.class);
        }

        @Test
        void are_equal_if_they_show_the_same() {
            ByteArrayView same = ByteArrayView
                    .of((byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6, (byte) 7, (byte) 0x88);
            assertThat(view).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(ByteArrayView.of((byte) 1))
                    .isNotEqualTo("1");
            assertThat(view.hashCode()).isNotEqualTo(ByteArrayView.of((byte) 1, (byte) 2).hashCode());
            assertThat(view).hasToString("8 bytes 0102030405060788");
            assertThat(ByteArrayView.of()).hasToString("0 bytes");
            assertThat(ByteArrayView.of(new byte[32])).hasToString("32 bytes " + "00".repeat(32));
            assertThat(ByteArrayView.of(new byte[33])).hasToString("33 bytes " + "00".repeat(32) + "...");
        }
    }

    @Test
    void int_array_views_show_what_they_were_filled_with() {
        IntArrayView view = new IntArrayView();
        int[] elements = view.resize(3);
        elements[0] = 5;
        elements[2] = -7;

        assertThat(view.length()).isEqualTo(3);
        assertThat(view.get(2)).isEqualTo(-7);
        assertThat(view).isEqualTo(IntArrayView.of(5, 0, -7)).hasSameHashCodeAs(IntArrayView.of(5, 0, -7))
                .hasToString("[5, 0, -7]")
                .isNotEqualTo(IntArrayView.of(5, 0)).isNotEqualTo("row");
        assertThat(view.resize(2)).isSameAs(elements);
        assertThat(view.length()).isEqualTo(2);
        IntArrayView copy = view.copy();
        elements[0] = 6;
        assertThat(copy).isEqualTo(IntArrayView.of(5, 0));
        assertThatThrownBy(() -> view.get(2)).isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("element 2 of 2");
        assertThatThrownBy(() -> view.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(view.hashCode()).isNotEqualTo(IntArrayView.of(1).hashCode());
    }

    @Test
    void long_array_views_show_what_they_were_filled_with() {
        LongArrayView view = new LongArrayView();
        long[] elements = view.resize(3);
        elements[0] = 5;
        elements[2] = -7;

        assertThat(view.length()).isEqualTo(3);
        assertThat(view.get(2)).isEqualTo(-7);
        assertThat(view).isEqualTo(LongArrayView.of(5, 0, -7)).hasSameHashCodeAs(LongArrayView.of(5, 0, -7))
                .hasToString("[5, 0, -7]")
                .isNotEqualTo(LongArrayView.of(5, 0)).isNotEqualTo("row");
        assertThat(view.resize(2)).isSameAs(elements);
        assertThat(view.length()).isEqualTo(2);
        LongArrayView copy = view.copy();
        elements[0] = 6;
        assertThat(copy).isEqualTo(LongArrayView.of(5, 0));
        assertThatThrownBy(() -> view.get(2)).isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("element 2 of 2");
        assertThatThrownBy(() -> view.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(view.hashCode()).isNotEqualTo(LongArrayView.of(1).hashCode());
    }

    @Test
    void boolean_array_views_show_what_they_were_filled_with() {
        BooleanArrayView view = new BooleanArrayView();
        boolean[] elements = view.resize(3);
        elements[0] = true;

        assertThat(view.length()).isEqualTo(3);
        assertThat(view.get(0)).isTrue();
        assertThat(view.get(2)).isFalse();
        assertThat(view).isEqualTo(BooleanArrayView.of(true, false, false))
                .hasSameHashCodeAs(BooleanArrayView.of(true, false, false))
                .hasToString("[true, false, false]").isNotEqualTo(BooleanArrayView.of(true)).isNotEqualTo("row");
        assertThat(view.resize(2)).isSameAs(elements);
        assertThat(view.length()).isEqualTo(2);
        BooleanArrayView copy = view.copy();
        elements[0] = false;
        assertThat(copy).isEqualTo(BooleanArrayView.of(true, false));
        assertThatThrownBy(() -> view.get(2)).isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("element 2 of 2");
        assertThatThrownBy(() -> view.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(view.hashCode()).isNotEqualTo(BooleanArrayView.of(true, true).hashCode());
    }
}
