package org.barreleye.samples.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.register.nic.NicDescriptor;
import org.barreleye.kpi.types.Endianness;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A ring of descriptors, with a test in place of the device. */
class DescriptorRingTest {
    private static final long PHYSICAL = 0x4000;
    private static final int STATUS_AT = 12;

    private final ByteBuffer bytes = ByteBuffer.allocate((int) DescriptorRing.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final Memory memory = new BufferMemory(bytes);
    private final DescriptorRing ring =
            new DescriptorRing(memory, new Window(memory, 0, DescriptorRing.BYTES), PHYSICAL);

    private void finish(int index) {
        bytes.putInt(index * NicDescriptor.BYTES + STATUS_AT, 1);
    }

    @Nested
    class A_buffer_of_the_driver {
        @Test
        void is_written_and_read() {
            ring.write(3, new byte[] {1, 2, 3});
            assertThat(ring.read(3, 3)).containsExactly(1, 2, 3);
        }

        @Test
        void is_given_to_the_device_with_its_address_and_length() {
            ring.give(2, 60);
            NicDescriptor seen = NicDescriptor.of(bytes.getLong(2 * NicDescriptor.BYTES),
                    bytes.getLong(2 * NicDescriptor.BYTES + NicDescriptor.SECOND_WORD));
            assertThat(seen.length()).isEqualTo(60);
            assertThat(seen.isDone()).isFalse();
            assertThat(seen.buffer() - PHYSICAL).isEqualTo(
                    DescriptorRing.LENGTH * NicDescriptor.BYTES + 2 * NicDescriptor.MAX_BUFFER);
            assertThat(ring.withDevice()).isEqualTo(1);
        }

        @Test
        void cannot_be_taken_back() {
            assertThatThrownBy(() -> ring.take(0)).hasMessage("buffer 0 is the driver's, not the device's");
        }
    }

    @Nested
    class A_buffer_of_the_device {
        @Test
        void is_neither_written_nor_read_nor_given_again() {
            ring.give(1, 60);
            String refusal = "buffer 1 is the device's, not the driver's";
            assertThatThrownBy(() -> ring.write(1, new byte[1])).hasMessage(refusal);
            assertThatThrownBy(() -> ring.read(1, 1)).hasMessage(refusal);
            assertThatThrownBy(() -> ring.give(1, 60)).hasMessage(refusal);
        }

        @Test
        void is_taken_back_when_the_device_has_done_with_it() {
            ring.give(1, 60);
            assertThat(ring.take(1)).isEmpty();
            finish(1);
            assertThat(ring.take(1)).map(NicDescriptor::length).hasValue(60);
            assertThat(ring.withDevice()).isZero();
        }
    }

    /** Memory of a little-endian core. */
    private record BufferMemory(ByteBuffer bytes) implements Memory {
        @Override
        public Endianness endianness() {
            return Endianness.LITTLE;
        }

        @Override
        public long load(long address, int width, Endianness order) {
            return width == 1 ? bytes.get((int) address) & 0xff : bytes.getLong((int) address);
        }

        @Override
        public void store(long address, int width, long value, Endianness order) {
            if (width == 1) {
                bytes.put((int) address, (byte) value);
            } else {
                bytes.putLong((int) address, value);
            }
        }

        @Override
        public void publishLine(long address, long w0, long w1, long w2, long w3, long w4, long w5, long w6,
                long header) {
            throw new UnsupportedOperationException("a ring publishes no lines");
        }
    }
}
