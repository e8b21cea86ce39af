package org.barreleye.kpi.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.types.Endianness;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The registers of a device, for its model and for its driver. */
class RegisterTableTest {
    private enum Timer implements Register {
        CONTROL(0x00, 32, RegisterAccess.READ_WRITE),
        STATUS(0x04, 32, RegisterAccess.WRITE_ONE_TO_CLEAR),
        COUNT(0x08, 64, RegisterAccess.READ_ONLY),
        COMMAND(0x10, 8, RegisterAccess.WRITE_ONLY);

        static final RegisterField ENABLE = RegisterField.bit(CONTROL, 0);
        static final RegisterField PERIOD = new RegisterField(CONTROL, 8, 16);

        private final RegisterLayout layout;

        Timer(int offset, int bits, RegisterAccess access) {
            layout = new RegisterLayout(offset, bits, access);
        }

        @Override
        public RegisterLayout layout() {
            return layout;
        }
    }

    private enum Overlapping implements Register {
        FIRST(0, 64), SECOND(4, 32);

        private final RegisterLayout layout;

        Overlapping(int offset, int bits) {
            layout = new RegisterLayout(offset, bits, RegisterAccess.READ_WRITE);
        }

        @Override
        public RegisterLayout layout() {
            return layout;
        }
    }

    private final RegisterBank<Timer> bank = new RegisterBank<>(RegisterTable.of(Timer.class));

    @Nested
    class The_model_of_a_device {
        @Test
        void lets_software_change_only_what_the_table_permits() {
            bank.set(Timer.STATUS, 0b111);
            bank.set(Timer.COUNT, 7);

            assertThat(bank.store(0x00, 3)).contains(Timer.CONTROL);
            assertThat(bank.store(0x04, 0b101)).contains(Timer.STATUS);
            assertThat(bank.store(0x08, 9)).isEmpty();
            assertThat(bank.store(0x10, 4)).contains(Timer.COMMAND);
            assertThat(bank.store(0x40, 4)).isEmpty();

            assertThat(bank.load(0x00)).isEqualTo(3);
            assertThat(bank.load(0x04)).isEqualTo(0b010);
            assertThat(bank.load(0x08)).isEqualTo(7);
            assertThat(bank.load(0x10)).as("a command cannot be read").isZero();
            assertThat(bank.get(Timer.COMMAND)).isEqualTo(4);
        }

        @Test
        void sets_and_reads_fields() {
            bank.set(Timer.PERIOD, 0x1234);
            bank.set(Timer.ENABLE, 1);

            assertThat(bank.get(Timer.CONTROL)).isEqualTo(0x12_3401);
            assertThat(bank.isSet(Timer.ENABLE)).isTrue();
            assertThatThrownBy(() -> bank.set(Timer.PERIOD, 0x1_0000)).hasMessageContaining("16 bits cannot hold");
        }

        @Test
        void drops_bits_that_a_register_does_not_have() {
            bank.store(0x10, 0x1ff);

            assertThat(bank.get(Timer.COMMAND)).isEqualTo(0xff);
        }
    }

    @Nested
    class The_driver {
        private final RegisterWindow<Timer> window = new RegisterWindow<>(new Window(new BankMemory(), 0x1000, 0x20));

        @Test
        void reads_and_writes_what_the_model_has() {
            bank.set(Timer.COUNT, -2);
            window.write(Timer.PERIOD, 0x55);
            window.write(Timer.ENABLE, 1);
            window.write(Timer.COMMAND, 9);

            assertThat(window.read(Timer.COUNT)).isEqualTo(-2);
            assertThat(bank.get(Timer.CONTROL)).isEqualTo(0x5501);
            assertThat(window.isSet(Timer.ENABLE)).isTrue();
            assertThat(bank.get(Timer.COMMAND)).isEqualTo(9);
        }

        @Test
        void may_not_write_what_is_read_only_nor_read_a_command() {
            assertThatThrownBy(() -> window.write(Timer.COUNT, 1)).hasMessage("register COUNT cannot be written");
            assertThatThrownBy(() -> window.read(Timer.COMMAND)).hasMessage("register COMMAND cannot be read");
        }
    }

    @Nested
    class A_table {
        @Test
        void is_refused_if_registers_overlap() {
            assertThatThrownBy(() -> RegisterTable.of(Overlapping.class))
                    .hasMessage("registers do not overlap, FIRST and SECOND do");
        }

        @Test
        void knows_its_size() {
            assertThat(RegisterTable.of(Timer.class).bytes()).isEqualTo(0x11);
        }

        @Test
        void refuses_fields_outside_their_register() {
            assertThatThrownBy(() -> new RegisterField(Timer.COMMAND, 6, 3)).hasMessageContaining("COMMAND");
        }
    }

    /** The memory of the driver, which shows the registers of the model. */
    private final class BankMemory implements Memory {
        @Override
        public Endianness endianness() {
            return Endianness.LITTLE;
        }

        @Override
        public long load(long address, int size, Endianness order) {
            return bank.load((int) (address - 0x1000));
        }

        @Override
        public void store(long address, int size, long value, Endianness order) {
            bank.store((int) (address - 0x1000), value);
        }

        @Override
        public void publishLine(long address, long w0, long w1, long w2, long w3, long w4, long w5, long w6,
                long header) {
            throw new UnsupportedOperationException("a device has no message lines");
        }
    }
}
