package org.barreleye.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.description.RandomMachine;
import org.barreleye.machine.description.TimerKind;
import org.junit.jupiter.api.Test;

/** Every core of every machine can do what a core can do. */
class SelfTestTest {
    private static final int VECTOR = 20;

    @Test
    void every_core_of_every_preset_passes() {
        List<String> names = new ArrayList<>(Presets.names());
        names.addAll(List.of("smp-1", "smp-2", "smp-9", "smp-16", "smp-64"));
        for (String name : names) {
            test(Presets.named(name), 1);
        }
    }

    @Test
    void every_core_of_two_hundred_random_machines_passes() {
        Seeds.each(200, seed -> test(RandomMachine.of(seed), seed));
    }

    private static void test(MachineDescription description, long seed) {
        List<Core> passed = new ArrayList<>();
        try (Machine machine = Machine.of(description, seed)) {
            for (Core core : machine.cores()) {
                machine.install(core.id(), Software.rom(new SelfTest(description, core.id().number(), passed)));
                machine.powerOn(core.id(), 0);
            }
            machine.run();
        }
        assertThat(passed.stream().map(Core::id).sorted().toList())
                .as(description.name())
                .isEqualTo(description.cores().stream().map(core -> core.id()).toList());
    }

    /**
     * Words in every memory, in both orders; a line that it publishes and hears of; an interrupt to itself; the timer;
     * a transfer by the engine that stands beside it; a word through the mailbox to the next core, and one from the
     * core before.
     */
    private static final class SelfTest implements Software {
        private final MachineDescription machine;
        private final long offset;
        private final int number;
        private final List<Core> passed;
        private long line;
        private boolean interrupted;
        private CoreDirective waits = CoreDirective.HALT;
        private final DeviceTest devices;

        SelfTest(MachineDescription machine, int number, List<Core> passed) {
            this.machine = machine;
            this.number = number;
            this.passed = passed;
            devices = new DeviceTest(machine, number);
            // A line of its own in each page that all share.
            offset = machine.cores().stream().map(core -> core.id().number()).toList().indexOf(number) % 64 * 64L;
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            if (event instanceof CoreEvent.Started) {
                machine.memory().stream()
                        .filter(region -> region.kind() != MemoryRegion.Kind.DEVICE)
                        .filter(region -> core.addressMap().maps(new CanonicalAddress(region.space(), offset).packed()))
                        .forEach(region -> words(core, region));
                line = new CanonicalAddress(machine.memory().get(0).space(), 0x1000 + offset).packed();
                core.load(line, 1, Endianness.LITTLE);
                core.publishLine(line, 1, 2, 3, 4, 5, 6, 7, number);
                waits = new CoreDirective.Await(new long[] {line}, 10, CoreDirective.NEVER);
                return waits;
            }
            if (event instanceof CoreEvent.LineChanged) {
                waits = CoreDirective.HALT;
                assertThat(core.load(line + 56, 8, Endianness.LITTLE)).isEqualTo(number);
                core.sendInterrupt(core.id(), VECTOR);
            } else if (event instanceof CoreEvent.Interrupt interrupt && interrupt.vector() != VECTOR) {
                devices.interrupted(core, interrupt.vector());
                finish(core);
                return waits; // the core before was faster
            } else if (event instanceof CoreEvent.Interrupt) {
                interrupted = true;
                assertThat(core.description().timer()).isEqualTo(TimerKind.ONE_SHOT);
                core.setTimer(core.now() + 1_000_000);
            } else if (event instanceof CoreEvent.TimerExpired) {
                assertThat(interrupted).isTrue();
                // Four lines of its own, in the pages behind the lines.
                devices.begin(core,
                        new CanonicalAddress(machine.memory().get(0).space(), 0x2000 + 4 * offset).packed());
                finish(core);
            }
            return CoreDirective.HALT;
        }

        private void finish(Core core) {
            if (devices.areDone()) {
                passed.add(core);
            }
        }

        private void words(Core core, MemoryRegion region) {
            long address = new CanonicalAddress(region.space(), offset).packed();
            for (int bytes = 1; bytes <= 8; bytes *= 2) {
                long value = 0x0102030405060708L * number >>> 64 - 8 * bytes;
                core.store(address, bytes, value, Endianness.BIG);
                assertThat(core.load(address, bytes, Endianness.BIG)).isEqualTo(value);
                assertThat(core.load(address, bytes, Endianness.LITTLE))
                        .isEqualTo(Long.reverseBytes(value) >>> 64 - 8 * bytes);
            }
        }
    }
}
