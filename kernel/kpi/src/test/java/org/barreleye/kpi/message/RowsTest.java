package org.barreleye.kpi.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.barreleye.kpi.outcome.Breach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RowsTest {
    @Nested
    class OfBytes {
        private final byte[] array = {9, 1, 2, 3, 4, 5, 6, 7, (byte) 0x88, 9};
        private final Bytes view = new Bytes().wrap(array, 1, 8);

        @Test
        void show_a_part_of_an_array() {
            assertThat(view.length()).isEqualTo(8);
            assertThat(view.get(0)).isEqualTo((byte) 1);
            assertThat(view.get(7)).isEqualTo((byte) 0x88);
            array[1] = 11;
            assertThat(view.get(0)).isEqualTo((byte) 11);
            assertThat(new Bytes().length()).isZero();
        }

        @Test
        void show_nothing_outside_their_part() {
            assertThatThrownBy(() -> view.get(8)).isInstanceOf(IndexOutOfBoundsException.class).hasMessage("byte 8 of 8");
            assertThatThrownBy(() -> view.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> view.wrap(array, 3, 8)).isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("8 bytes at offset 3 of an array of 10");
            assertThatThrownBy(() -> view.wrap(array, -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> view.wrap(array, 0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(view.wrap(array, 10, 0).length()).isZero();
        }

        @Test
        void are_kept_by_a_copy() {
            Bytes copy = view.copy();
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
        void hold_truth_values_that_are_0_or_1() {
            Bytes flags = Bytes.of((byte) 0, (byte) 1, (byte) 2, (byte) -1);
            assertThat(flags.flag(0, "m.f")).isFalse();
            assertThat(flags.flag(1, "m.f")).isTrue();
            assertThatThrownBy(() -> flags.flag(2, "m.f")).isInstanceOf(Breach.class).hasMessage("m.f has a truth value of 2");
            assertThatThrownBy(() -> flags.flag(3, "m.f")).isInstanceOf(Breach.class);
        }

        @Test
        void are_equal_if_they_show_the_same() {
            Bytes same = Bytes.of((byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6, (byte) 7, (byte) 0x88);
            assertThat(view).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(Bytes.of((byte) 1)).isNotEqualTo("1");
            assertThat(view.hashCode()).isNotEqualTo(Bytes.of((byte) 1, (byte) 2).hashCode());
            assertThat(view).hasToString("8 bytes 0102030405060788");
            assertThat(Bytes.of()).hasToString("0 bytes");
            assertThat(Bytes.of(new byte[32])).hasToString("32 bytes " + "00".repeat(32));
            assertThat(Bytes.of(new byte[33])).hasToString("33 bytes " + "00".repeat(32) + "...");
        }
    }

    @Test
    void ints_show_what_they_were_filled_with() {
        Ints row = new Ints();
        int[] elements = row.refill(3);
        elements[0] = 5;
        elements[2] = -7;

        assertThat(row.length()).isEqualTo(3);
        assertThat(row.get(2)).isEqualTo(-7);
        assertThat(row).isEqualTo(Ints.of(5, 0, -7)).hasSameHashCodeAs(Ints.of(5, 0, -7)).hasToString("[5, 0, -7]")
                .isNotEqualTo(Ints.of(5, 0)).isNotEqualTo("row");
        assertThat(row.refill(2)).isSameAs(elements);
        assertThat(row.length()).isEqualTo(2);
        Ints copy = row.copy();
        elements[0] = 6;
        assertThat(copy).isEqualTo(Ints.of(5, 0));
        assertThatThrownBy(() -> row.get(2)).isInstanceOf(IndexOutOfBoundsException.class).hasMessage("element 2 of 2");
        assertThatThrownBy(() -> row.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(row.hashCode()).isNotEqualTo(Ints.of(1).hashCode());
    }

    @Test
    void longs_show_what_they_were_filled_with() {
        Longs row = new Longs();
        long[] elements = row.refill(3);
        elements[0] = 5;
        elements[2] = -7;

        assertThat(row.length()).isEqualTo(3);
        assertThat(row.get(2)).isEqualTo(-7);
        assertThat(row).isEqualTo(Longs.of(5, 0, -7)).hasSameHashCodeAs(Longs.of(5, 0, -7)).hasToString("[5, 0, -7]")
                .isNotEqualTo(Longs.of(5, 0)).isNotEqualTo("row");
        assertThat(row.refill(2)).isSameAs(elements);
        assertThat(row.length()).isEqualTo(2);
        Longs copy = row.copy();
        elements[0] = 6;
        assertThat(copy).isEqualTo(Longs.of(5, 0));
        assertThatThrownBy(() -> row.get(2)).isInstanceOf(IndexOutOfBoundsException.class).hasMessage("element 2 of 2");
        assertThatThrownBy(() -> row.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(row.hashCode()).isNotEqualTo(Longs.of(1).hashCode());
    }

    @Test
    void flags_show_what_they_were_filled_with() {
        Flags row = new Flags();
        boolean[] elements = row.refill(3);
        elements[0] = true;

        assertThat(row.length()).isEqualTo(3);
        assertThat(row.get(0)).isTrue();
        assertThat(row.get(2)).isFalse();
        assertThat(row).isEqualTo(Flags.of(true, false, false)).hasSameHashCodeAs(Flags.of(true, false, false))
                .hasToString("[true, false, false]").isNotEqualTo(Flags.of(true)).isNotEqualTo("row");
        assertThat(row.refill(2)).isSameAs(elements);
        assertThat(row.length()).isEqualTo(2);
        Flags copy = row.copy();
        elements[0] = false;
        assertThat(copy).isEqualTo(Flags.of(true, false));
        assertThatThrownBy(() -> row.get(2)).isInstanceOf(IndexOutOfBoundsException.class).hasMessage("element 2 of 2");
        assertThatThrownBy(() -> row.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(row.hashCode()).isNotEqualTo(Flags.of(true, true).hashCode());
    }
}
