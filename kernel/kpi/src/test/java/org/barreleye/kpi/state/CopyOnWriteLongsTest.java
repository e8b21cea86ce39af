package org.barreleye.kpi.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.barreleye.kpi.fixture.Seed;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CopyOnWriteLongsTest {
    private static final int LENGTH = 2_048;

    private static CopyOnWriteLongs copyOf(CopyOnWriteLongs original) {
        return new StateCloner().copy(original);
    }

    private static long[] contents(CopyOnWriteLongs array) {
        long[] contents = new long[LENGTH];
        Arrays.setAll(contents, array::get);
        return contents;
    }

    @Nested
    class An_array {
        @Test
        void holds_zeros_and_what_was_written() {
            CopyOnWriteLongs array = new CopyOnWriteLongs(LENGTH);
            array.set(513, 7);

            assertThat(array.get(0)).isZero();
            assertThat(array.get(513)).isEqualTo(7);
            assertThat(array.get(1_025)).isZero();
            assertThat(new CopyOnWriteLongs(16).get(15)).isZero();
        }

        @Test
        void has_no_place_outside_its_length() {
            CopyOnWriteLongs array = new CopyOnWriteLongs(16);
            array.set(15, 1);

            assertThatThrownBy(() -> array.set(16, 1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> array.get(512)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> array.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> new CopyOnWriteLongs(600)).hasMessageContaining("not 600");
            assertThatThrownBy(() -> new CopyOnWriteLongs(0)).hasMessageContaining("not 0");
        }
    }

    @Nested
    class A_copy {
        private final CopyOnWriteLongs original = new CopyOnWriteLongs(LENGTH);

        @Test
        void has_the_contents_of_its_original() {
            original.set(3, 5);
            original.set(2_047, -1);

            assertThat(contents(copyOf(original))).isEqualTo(contents(original));
        }

        @Test
        void does_not_see_what_the_original_writes_later() {
            original.set(3, 5);
            CopyOnWriteLongs copy = copyOf(original);
            original.set(3, 6);
            original.set(700, 8);

            assertThat(copy.get(3)).isEqualTo(5);
            assertThat(copy.get(700)).isZero();
        }

        @Test
        void is_not_seen_by_the_original() {
            original.set(3, 5);
            CopyOnWriteLongs copy = copyOf(original);
            copy.set(3, 6);
            copy.set(700, 8);

            assertThat(original.get(3)).isEqualTo(5);
            assertThat(original.get(700)).isZero();
        }

        @Test
        void of_a_copy_sees_no_write_of_the_others() {
            Seed.run(chance -> {
                CopyOnWriteLongs[] arrays = {original, copyOf(original), copyOf(original)};
                long[][] expected = new long[3][LENGTH];
                for (int step = 0; step < 20_000; step++) {
                    int which = chance.nextInt(3);
                    int index = chance.nextInt(LENGTH);
                    arrays[which].set(index, step);
                    expected[which][index] = step;
                    if (step % 100 == 0) {
                        int to = (which + 1) % 3;
                        arrays[to] = copyOf(arrays[which]);
                        expected[to] = expected[which].clone();
                    }
                }
                for (int which = 0; which < 3; which++) {
                    assertThat(contents(arrays[which])).isEqualTo(expected[which]);
                }
            });
        }

        @Test
        void takes_memory_for_the_chunks_that_are_written_later() {
            for (int index = 0; index < LENGTH; index++) {
                original.set(index, index);
            }
            copyOf(original).set(0, 1); // loads the classes

            long before = allocated();
            CopyOnWriteLongs copy = copyOf(original);
            long afterCopy = allocated();
            copy.set(600, 1);
            copy.set(601, 1);
            long afterWrite = allocated();

            assertThat(afterCopy - before).isLessThan(LENGTH * Long.BYTES);
            assertThat(afterWrite - afterCopy).isBetween(4_096L, 5_000L);
        }

        private static long allocated() {
            return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                    .getCurrentThreadAllocatedBytes();
        }
    }
}
