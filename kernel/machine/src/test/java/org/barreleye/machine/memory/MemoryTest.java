package org.barreleye.machine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.barreleye.kpi.state.StateCloner;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final long FAR = new CanonicalAddress(3, 0x40).packed();

    private final MachineMemory memory =
            new MachineMemory(
            new MachineDescription("large", Presets.x86Power32().cores(), Presets.x86Power32().links(),
            List.of(new MemoryRegion(0, 1 << 20), new MemoryRegion(3, 1L << 40)), 0));

    private void store(long address, int bytes, long value, Endianness order) {
        memory.page(address, bytes).store(address, bytes, value, order);
    }

    @Test
    void is_zero_until_written() {
        assertThat(memory.peek(0xffff8, 8, Endianness.LITTLE)).isZero();
    }

    @Test
    void keeps_the_bytes_of_a_number_in_the_order_asked_for() {
        store(0x1000, 8, 0x0102030405060708L, Endianness.LITTLE);
        store(0x1008, 4, 0x0a0b0c0dL, Endianness.BIG);
        store(0x100c, 2, 0x1122L, Endianness.BIG);

        assertThat(memory.peek(0x1000, 1, Endianness.BIG)).isEqualTo(8);
        assertThat(memory.peek(0x1000, 8, Endianness.BIG)).isEqualTo(0x0807060504030201L);
        assertThat(memory.peek(0x1008, 2, Endianness.BIG)).isEqualTo(0x0a0b);
        assertThat(memory.peek(0x1008, 4, Endianness.LITTLE)).isEqualTo(0x0d0c0b0a);
        assertThat(memory.peek(0x100c, 2, Endianness.LITTLE)).isEqualTo(0x2211);
    }

    @Test
    void extends_by_zeros_and_drops_what_does_not_fit() {
        store(0x10, 4, -1, Endianness.LITTLE);
        store(0x20, 1, 0x1ff, Endianness.LITTLE);
        store(0x30, 2, -2, Endianness.BIG);

        assertThat(memory.peek(0x10, 8, Endianness.LITTLE)).isEqualTo(0xffff_ffffL);
        assertThat(memory.peek(0x10, 4, Endianness.BIG)).isEqualTo(0xffff_ffffL);
        assertThat(memory.peek(0x20, 2, Endianness.LITTLE)).isEqualTo(0xff);
        assertThat(memory.peek(0x30, 2, Endianness.BIG)).isEqualTo(0xfffe);
    }

    @Test
    void keeps_spaces_apart() {
        store(FAR, 8, 5, Endianness.LITTLE);
        store(new CanonicalAddress(3, (1L << 40) - 8).packed(), 8, 6, Endianness.LITTLE);

        assertThat(memory.peek(0x40, 8, Endianness.LITTLE)).isZero();
        assertThat(memory.peek(FAR, 8, Endianness.LITTLE)).isEqualTo(5);
        assertThat(memory.peek(new CanonicalAddress(3, (1L << 40) - 8).packed(), 8, Endianness.LITTLE)).isEqualTo(6);
    }

    @Nested
    class ABadAccess {
        @Test
        void that_is_not_aligned_says_to_what() {
            for (int bytes : new int[] {2, 4, 8, 64}) {
                assertThatThrownBy(() -> memory.page(0x1000 + bytes / 2, bytes))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("an access of " + bytes + " bytes must be aligned to " + bytes + ", which 0:0x"
                                + Integer.toHexString(0x1000 + bytes / 2) + " is not");
            }
        }

        @Test
        void that_hits_no_memory_says_where_there_is_some() {
            for (long address : new long[] {1 << 20, new CanonicalAddress(1, 0).packed(), new CanonicalAddress(9, 0)
                    .packed(), -8}) {
                assertThatThrownBy(() -> memory.page(address, 8))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("there is no memory at " + CanonicalAddress.of(address)
                                + "; there is 0:0x0 to 0:0xfffff, 3:0x0 to 3:0xffffffffff");
            }
        }

        @Test
        void of_an_odd_size_says_which_there_are() {
            for (int bytes : new int[] {0, 3, 16, -8, Integer.MIN_VALUE}) {
                assertThatThrownBy(() -> memory.page(0, bytes))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("an access has 1, 2, 4 or 8 bytes, not " + bytes);
            }
        }
    }

    @Nested
    class ItsHash {
        @Test
        void depends_on_contents_not_on_what_was_touched() {
            long blank = memory.contentHash();
            memory.peek(FAR, 8, Endianness.LITTLE);
            assertThat(memory.contentHash()).isEqualTo(blank);

            store(FAR, 8, 5, Endianness.LITTLE);
            assertThat(memory.contentHash()).isNotEqualTo(blank);

            store(FAR, 8, 0, Endianness.LITTLE);
            assertThat(memory.contentHash()).isEqualTo(blank);
        }

        @Test
        void of_a_copy_is_the_same_until_one_of_them_is_written() {
            store(FAR, 8, 5, Endianness.LITTLE);
            MachineMemory copy = new StateCloner().copy(memory);
            assertThat(copy.contentHash()).isEqualTo(memory.contentHash());

            store(FAR, 8, 6, Endianness.LITTLE);
            assertThat(copy.peek(FAR, 8, Endianness.LITTLE)).isEqualTo(5);
        }
    }
}
