package org.barreleye.machine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.kpi.register.Register;
import org.barreleye.kpi.register.device.DmaRegister;
import org.barreleye.kpi.register.device.DmaWindowRegister;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.description.MachineFile;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.machine.time.SimulationClock;
import org.barreleye.machine.trace.TraceHash;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The unit between a device and memory. */
class DmaWindowsTest {
    private static final int RIGHTS_READ = 0b011;
    private static final int RIGHTS_WRITE = 0b101;
    private static final int RIGHTS_BOTH = 0b111;

    private static long field(Register register, Device unit) {
        return unit.load(0, register.offset(), 0);
    }

    private static void set(Device unit, Register register, long value) {
        unit.store(0, register.offset(), value, 0);
    }

    private static void window(Device unit, int number, long device, long canonical, long bytes, long control) {
        set(unit, DmaWindowRegister.SELECT, number);
        set(unit, DmaWindowRegister.CANONICAL_ADDRESS, canonical);
        set(unit, DmaWindowRegister.DEVICE_ADDRESS, device);
        set(unit, DmaWindowRegister.BYTES, bytes);
        set(unit, DmaWindowRegister.CONTROL, control);
    }

    /** A unit by itself, before memory that permits everything and holds its own addresses. */
    @Nested
    class By_itself {
        private final List<Boolean> line = new ArrayList<>();
        private final List<Long> written = new ArrayList<>();

        private DmaWindows unit(boolean translates) {
            return new DmaWindows(new Everything(written),
                    new DmaPort(List.of(), null, null, null, new SimulationClock(new TraceHash()), null),
                    (now, isActive) -> line.add(isActive), translates, 4);
        }

        @Test
        void permits_nothing_at_power_on() {
            DmaWindows unit = unit(false);

            assertThat(unit.permits(0, 8, false)).isFalse();
            assertThat(unit.read(0)).isEqualTo(-1);
            unit.write(0, 1);
            assertThat(written).isEmpty();
            assertThat(field(DmaWindowRegister.REFUSED, unit)).isEqualTo(3);
        }

        @Test
        void translates_the_addresses_of_the_device() {
            DmaWindows unit = unit(true);
            window(unit, 2, 0x1000, 0x9000, 0x800, RIGHTS_BOTH);

            assertThat(unit.read(0x1010)).isEqualTo(0x9010);
            assertThat(unit.translate(0x17ff, true)).isEqualTo(OptionalLong.of(0x97ff));
            assertThat(unit.translate(0x1800, true)).isEmpty();
            assertThat(field(DmaWindowRegister.KIND, unit)).isEqualTo(DmaWindowRegister.TRANSLATING);
        }

        @Test
        void has_no_other_than_canonical_addresses_if_it_is_plain() {
            DmaWindows unit = unit(false);
            window(unit, 0, 0x1000, 0x9000, 0x800, RIGHTS_BOTH);

            assertThat(field(DmaWindowRegister.DEVICE_ADDRESS, unit)).isEqualTo(0x9000);
            assertThat(unit.permits(0x1000, 8, false)).isFalse();
            assertThat(unit.read(0x9010)).isEqualTo(0x9010);
        }

        @Test
        void latches_the_first_refusal_and_raises_its_line_until_that_is_cleared() {
            DmaWindows unit = unit(false);
            window(unit, 0, 0, 0x1000, 0x1000, RIGHTS_READ);
            unit.write(0x1008, 1);
            unit.read(0x5000);

            assertThat(line).containsExactly(true);
            assertThat(field(DmaWindowRegister.FAULT_ADDRESS, unit)).isEqualTo(0x1008);
            assertThat(field(DmaWindowRegister.FAULT_STATUS, unit)).as("latched, a write, and more").isEqualTo(0b111);

            set(unit, DmaWindowRegister.FAULT_STATUS, 0b110);
            assertThat(line).as("only the lowest bit clears").hasSize(1);
            set(unit, DmaWindowRegister.FAULT_STATUS, 0b001);
            unit.read(0x5000);
            assertThat(line).containsExactly(true, false, true);
            assertThat(field(DmaWindowRegister.FAULT_STATUS, unit)).as("latched, a read").isEqualTo(0b001);
            assertThat(field(DmaWindowRegister.FAULT_ADDRESS, unit)).isEqualTo(0x5000);
        }

        @Test
        void ignores_windows_that_it_does_not_have() {
            DmaWindows unit = unit(true);
            window(unit, 4, 0, 0, 0x1000, RIGHTS_BOTH);

            assertThat(field(DmaWindowRegister.CONTROL, unit)).isZero();
            assertThat(unit.permits(0, 8, false)).isFalse();
        }

        @Test
        void has_a_selected_window_for_each_core() {
            DmaWindows unit = unit(false);
            unit.store(0, DmaWindowRegister.SELECT.offset(), 1, 0);
            unit.store(1, DmaWindowRegister.SELECT.offset(), 2, 0);
            unit.store(0, DmaWindowRegister.BYTES.offset(), 0x1000, 0);

            assertThat(unit.load(0, DmaWindowRegister.BYTES.offset(), 0)).isEqualTo(0x1000);
            assertThat(unit.load(1, DmaWindowRegister.BYTES.offset(), 0)).isZero();
        }

        @Test
        void gives_a_window_to_the_first_who_claims_it_until_it_is_released_and_closed() {
            DmaWindows unit = unit(false);
            set(unit, DmaWindowRegister.OWNER, 5);
            set(unit, DmaWindowRegister.OWNER, 6);
            assertThat(field(DmaWindowRegister.OWNER, unit)).isEqualTo(5);

            window(unit, 0, 0, 0, 0x1000, RIGHTS_BOTH);
            assertThat(unit.permits(0, 8, true)).isTrue();
            set(unit, DmaWindowRegister.OWNER, 0);
            assertThat(unit.permits(0, 8, true)).isFalse();
            set(unit, DmaWindowRegister.OWNER, 6);
            assertThat(field(DmaWindowRegister.OWNER, unit)).isEqualTo(6);
        }

        @Test
        void tells_where_the_registers_of_its_device_are() {
            DmaWindows unit = unit(false);
            assertThat(field(DmaWindowRegister.DEVICE_REGISTERS, unit)).isEqualTo(DmaWindowRegister.NOWHERE);

            unit.setPlace(new DevicePlace.Fixed(0x7000));
            assertThat(field(DmaWindowRegister.DEVICE_REGISTERS, unit)).isEqualTo(0x7000);
        }

        /** Compares the unit with the definition: some valid window with the right holds every byte of the access. */
        @Test
        void permits_an_access_if_and_only_if_one_window_holds_it_as_a_whole() {
            int[] permitted = new int[2];
            Seeds.each(200, seed -> {
                SeededRandom random = new SeededRandom(seed).fork("windows");
                DmaWindows unit = unit(true);
                long[][] windows = new long[4][];
                for (int number = 0; number < 4; number++) {
                    windows[number] = new long[] {random.upTo(40), random.upTo(20), random.upTo(7)};
                    window(unit, number, windows[number][0], 0, windows[number][1], windows[number][2]);
                }
                for (int access = 0; access < 50; access++) {
                    long from = random.upTo(60);
                    int bytes = 1 + (int) random.upTo(9);
                    boolean isWrite = random.upTo(1) == 1;
                    boolean expected = false;
                    for (long[] window : windows) {
                        long needed = isWrite ? RIGHTS_WRITE : RIGHTS_READ;
                        boolean holds = (window[2] & needed) == needed;
                        for (long at = from; at < from + bytes; at++) {
                            holds &= at >= window[0] && at < window[0] + window[1];
                        }
                        expected |= holds;
                    }
                    assertThat(unit.permits(from, bytes, isWrite)).as("seed %d", seed).isEqualTo(expected);
                    permitted[expected ? 1 : 0]++;
                }
            });
            assertThat(permitted[0]).isPositive();
            assertThat(permitted[1]).isPositive();
        }
    }

    /** A DMA engine behind an IOMMU on a machine with one core. */
    @Nested
    class Before_a_dma_engine {
        private static final String MACHINE = """
                name: guarded
                about: One core and a DMA engine behind an IOMMU
                kinds:
                  plain:
                    isa: x86-64
                    word-bits: 64
                    endianness: little
                    megahertz: 1000
                    costs: {hit: 2, memory-fetch: 1, interrupt-send: 1, interrupt-entry: 1, trap: 1, resume: 1, \
                space-switch: 1, timer-programming: 1, console-line: 1}
                nodes:
                  - {kind: plain, cores: [0], fetch: 10 ns}
                memory:
                  - {space: 0, bytes: 1 MiB}
                  - {space: 1, bytes: 16 KiB, kind: device}
                devices:
                  - {name: dma0, kind: dma, space: 1, offset: 0x0, interrupts: 0, vector: 40}
                dma-protection:
                  - {name: iommu0, device: dma0, kind: iommu, windows: 2, space: 1, offset: 0x1000, \
                interrupts: 0, vector: 41}
                """;
        private static final long ENGINE = new CanonicalAddress(1, 0).packed();
        private static final long UNIT = new CanonicalAddress(1, 0x1000).packed();
        private static final long SOURCE = 0x4000;
        private static final long TARGET = 0x8000;
        private static final int BYTES = 4_096;

        private final List<Integer> vectors = new ArrayList<>();
        private final List<Long> statuses = new ArrayList<>();
        private Machine machine = Machine.of(MachineFile.parse("guarded.yaml", MACHINE), 1);
        private long source = SOURCE;

        private static void write(Core core, long page, Register register, long value) {
            core.store(page + register.offset(), register.bits() / 8, value, Endianness.LITTLE);
        }

        private static void window(Core core, int number, long device, long canonical, long control) {
            write(core, UNIT, DmaWindowRegister.SELECT, number);
            write(core, UNIT, DmaWindowRegister.DEVICE_ADDRESS, device);
            write(core, UNIT, DmaWindowRegister.CANONICAL_ADDRESS, canonical);
            write(core, UNIT, DmaWindowRegister.BYTES, BYTES);
            write(core, UNIT, DmaWindowRegister.CONTROL, control);
        }

        /** Starts a transfer from device address 0x10000 to 0x20000 behind windows; revokes the second one later. */
        private void transfers(long sourceControl, long targetControl, long revokedAt) {
            machine.install(new CoreId(0), Software.rom((core, event) -> {
                if (event instanceof CoreEvent.Started) {
                    core.store(SOURCE + 8, 8, 42, Endianness.LITTLE);
                    window(core, 0, 0x1_0000, source, sourceControl);
                    window(core, 1, 0x2_0000, TARGET, targetControl);
                    write(core, ENGINE, DmaRegister.SOURCE, 0x1_0000);
                    write(core, ENGINE, DmaRegister.TARGET, 0x2_0000);
                    write(core, ENGINE, DmaRegister.BYTES, BYTES);
                    write(core, ENGINE, DmaRegister.START, 1);
                    if (revokedAt > 0) {
                        core.setTimer(core.now() + revokedAt);
                    }
                } else if (event instanceof CoreEvent.TimerExpired) {
                    write(core, UNIT, DmaWindowRegister.SELECT, 1);
                    write(core, UNIT, DmaWindowRegister.CONTROL, 0);
                } else if (event instanceof CoreEvent.Interrupt interrupt) {
                    vectors.add(interrupt.vector());
                    statuses.add(core.load(ENGINE + DmaRegister.STATUS.offset(), 8, Endianness.LITTLE));
                }
                return CoreDirective.HALT;
            }));
            machine.powerOn(new CoreId(0), 0);
            machine.run();
        }

        private long moved() {
            return machine.peek(TARGET + 8, 8, Endianness.LITTLE);
        }

        @Test
        void lets_it_copy_between_windows() {
            transfers(RIGHTS_READ, RIGHTS_WRITE, 0);

            assertThat(vectors).containsExactly(40);
            assertThat(statuses).containsExactly(DmaRegister.DONE);
            assertThat(moved()).isEqualTo(42);
        }

        @Test
        void refuses_what_a_window_does_not_permit_and_raises_a_fault() {
            transfers(RIGHTS_READ, RIGHTS_READ, 0);

            assertThat(vectors).containsExactlyInAnyOrder(40, 41);
            assertThat(statuses).endsWith(DmaRegister.FAILED);
            assertThat(moved()).isZero();
        }

        @Test
        void refuses_what_a_window_shifts_to_addresses_that_are_no_multiples_of_8() {
            source = SOURCE + 4;
            transfers(RIGHTS_READ, RIGHTS_WRITE, 0);

            assertThat(vectors).containsExactlyInAnyOrder(40, 41);
            assertThat(statuses).endsWith(DmaRegister.FAILED);
        }

        @Test
        void moves_nothing_if_a_window_is_revoked_during_the_transfer() {
            for (long revokedAt : new long[] {1, 30_000, 60_000, 100_000}) {
                vectors.clear();
                machine = Machine.of(MachineFile.parse("guarded.yaml", MACHINE), 1);
                transfers(RIGHTS_READ, RIGHTS_WRITE, revokedAt);

                assertThat(vectors).as("revoked at %d", revokedAt).containsExactlyInAnyOrder(40, 41);
                assertThat(moved()).isZero();
            }
            vectors.clear();
            machine = Machine.of(MachineFile.parse("guarded.yaml", MACHINE), 1);
            transfers(RIGHTS_READ, RIGHTS_WRITE, 1_000_000_000);
            assertThat(vectors).as("revoked when it is over").containsExactly(40);
            assertThat(moved()).isEqualTo(42);
        }
    }

    /** Memory that permits everything; a word of it is its address. */
    private record Everything(List<Long> written) implements DmaPath {
        @Override
        public boolean permits(long deviceAddress, int bytes, boolean isWrite) {
            return true;
        }

        @Override
        public OptionalLong translate(long deviceAddress, boolean isWrite) {
            return OptionalLong.of(deviceAddress);
        }

        @Override
        public long read(long deviceAddress) {
            return deviceAddress;
        }

        @Override
        public void write(long deviceAddress, long word) {
            written.add(deviceAddress);
        }
    }
}
