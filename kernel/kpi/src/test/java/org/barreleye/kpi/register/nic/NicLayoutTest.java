package org.barreleye.kpi.register.nic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.barreleye.kpi.register.RegisterTable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The layout that the model and the driver of a network interface agree on. */
class NicLayoutTest {
    @Test
    void the_registers_fit_a_page_without_overlap() {
        assertThat(RegisterTable.of(NicRegister.class).bytes()).isLessThanOrEqualTo(4_096);
        assertThat(NicRegister.TX_TAIL.offset()).isEqualTo(0x70);
    }

    @Test
    void each_cause_is_a_bit_and_together_they_are_all() {
        long all = 0;
        for (NicCause cause : NicCause.values()) {
            assertThat(cause.isIn(all)).isFalse();
            all |= cause.bit();
        }
        assertThat(all).isEqualTo(NicCause.ALL);
    }

    @Nested
    class A_descriptor {
        @Test
        void is_two_little_endian_words() {
            NicDescriptor descriptor = NicDescriptor.prepared(0x1122_3344_5566_7788L, 0x5ea, true);

            assertThat(descriptor.first()).isEqualTo(0x1122_3344_5566_7788L);
            assertThat(descriptor.second()).isEqualTo(0x0000_0000_0001_05eaL);
            assertThat(descriptor.done(60, false).second()).isEqualTo(0x0000_0001_0001_003cL);
            assertThat(descriptor.done(60, true).second()).isEqualTo(0x0000_0003_0001_003cL);
        }

        @Test
        void is_read_as_it_was_written() {
            NicDescriptor descriptor = NicDescriptor.prepared(4_096, 2_048, false).done(1_514, true);

            assertThat(NicDescriptor.of(descriptor.first(), descriptor.second())).isEqualTo(descriptor);
        }

        @Test
        void has_a_length_of_16_bits() {
            assertThatThrownBy(() -> NicDescriptor.prepared(0, 65_536, false)).hasMessageContaining("16 bits");
        }
    }
}
