package org.barreleye.machine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.machine.Software.FOUR;
import static org.barreleye.machine.Software.ZERO;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.random.SeededRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AwaitTest {
    private static final long[] LINES = {0x1000, 0x1040, 0x3000};

    @Nested
    class AgainstTheNaiveLoop {
        @Test
        void every_write_is_noticed_at_the_same_picosecond() {
            Seeds.each(300, seed -> {
                MachineDescription machine = machine(seed);
                assertThat(noticed(machine, seed, ZERO, FOUR, false))
                        .isEqualTo(noticed(machine, seed, ZERO, FOUR, true))
                        .hasSizeGreaterThan(3);
                assertThat(noticed(machine, seed, FOUR, ZERO, false))
                        .isEqualTo(noticed(machine, seed, FOUR, ZERO, true))
                        .hasSizeGreaterThan(3);
            });
        }

        @Test
        void where_a_line_has_32_bytes_too() {
            Seeds.each(300, seed -> {
                MachineDescription machine = Software.withLinesOf(32, machine(seed));
                assertThat(noticed(machine, seed, ZERO, FOUR, false))
                        .isEqualTo(noticed(machine, seed, ZERO, FOUR, true))
                        .hasSizeGreaterThan(3);
            });
        }

        @Test
        void but_it_costs_far_fewer_events() {
            Machine naive = pollingMachine(machine(7), 7, ZERO, FOUR, true, new ArrayList<>());
            Machine modelled = pollingMachine(machine(7), 7, ZERO, FOUR, false, new ArrayList<>());

            assertThat(naive.run()).isGreaterThan(5 * modelled.run());
        }

        /** In every other run all times are multiples of the slow core's cycle, so that writes and polls coincide. */
        private MachineDescription machine(long seed) {
            return seed % 2 == 0 ? Software.plain() : Presets.x86Power32();
        }

        private List<String> noticed(MachineDescription description, long seed, CoreId reader, CoreId writer,
                boolean naive) {
            List<String> log = new ArrayList<>();
            pollingMachine(description, seed, reader, writer, naive, log).run();
            return log;
        }

        private Machine pollingMachine(
                MachineDescription description, long seed, CoreId reader, CoreId writer, boolean naive,
                List<String> log) {
            SeededRandom random = new SeededRandom(seed).fork("period");
            long period = 40 + random.upTo(200);
            long deadline = 400_000_000 + random.upTo(1_000_000);
            Machine machine = Machine.of(description, seed);
            machine.install(writer, Software.rom(new Writer(new SeededRandom(seed).fork("writer"))));
            machine.install(reader, Software.rom(
                    naive ? new NaiveLoop(machine, period, deadline, log) : new Waiting(period, deadline, log)));
            machine.powerOn(ZERO, 0);
            machine.powerOn(FOUR, 0);
            return machine;
        }
    }

    /** Writes to the lines at times that chance decides: by a store or as a line, sometimes two at once. */
    private static final class Writer implements Software {
        private final SeededRandom random;
        private long value;

        Writer(SeededRandom random) {
            this.random = random;
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            if (value == 30) {
                return CoreDirective.HALT;
            }
            value++;
            long line = LINES[(int) random.upTo(LINES.length - 1)];
            switch ((int) random.upTo(3)) {
                case 0 -> core.store(line, 4, value, Endianness.LITTLE);
                case 1 -> core.publishLine(line, value, 0, 0, 0, 0, 0, 0, 0);
                case 2 -> core.store(LINES[1], 4, value, Endianness.LITTLE);
                default -> core.spend(random.upTo(40));
            }
            core.spend(random.upTo(3) * random.upTo(2_000));
            return CoreDirective.AGAIN;
        }
    }

    /** Loads the lines once, so that they lie in the cache; then logs each change with its time. */
    private abstract static class Reader implements Software {
        final long period;
        final long deadline;
        final long[] seen = new long[LINES.length];
        private final List<String> log;

        Reader(long period, long deadline, List<String> log) {
            this.period = period;
            this.deadline = deadline;
            this.log = log;
        }

        boolean look(Core core, int index) {
            long value = core.load(LINES[index], 4, Endianness.LITTLE);
            boolean changed = value != seen[index];
            if (changed) {
                seen[index] = value;
                log.add(core.now() + ": line " + index + " = " + value);
            }
            return changed;
        }

        void giveUp(Core core) {
            log.add(core.now() + ": gave up");
        }

        void lookAtAll(Core core) {
            for (int index = 0; index < LINES.length; index++) {
                look(core, index);
            }
        }
    }

    private static final class Waiting extends Reader {
        Waiting(long period, long deadline, List<String> log) {
            super(period, deadline, log);
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            if (event instanceof CoreEvent.Started) {
                lookAtAll(core);
            } else if (event instanceof CoreEvent.LineChanged change) {
                for (int index = 0; index < LINES.length; index++) {
                    if (LINES[index] == change.lineAddress()) {
                        look(core, index);
                    }
                }
            } else {
                giveUp(core);
                return CoreDirective.HALT;
            }
            return new CoreDirective.Await(LINES, period, deadline);
        }
    }

    private static final class NaiveLoop extends Reader {
        // Tells the time of the step for nothing; the core's own clock would cost a cycle at each poll.
        private final Machine machine;

        NaiveLoop(Machine machine, long period, long deadline, List<String> log) {
            super(period, deadline, log);
            this.machine = machine;
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            if (event instanceof CoreEvent.Started) {
                lookAtAll(core);
                return CoreDirective.AGAIN;
            }
            for (int index = 0; index < LINES.length; index++) {
                if (look(core, index)) {
                    return CoreDirective.AGAIN;
                }
            }
            if (machine.now() >= deadline) {
                giveUp(core);
                return CoreDirective.HALT;
            }
            long hits = LINES.length * core.description().costs().hit();
            core.spend(period - hits);
            return CoreDirective.AGAIN;
        }
    }

    @Nested
    class WhenItBegins {
        @Test
        void a_change_from_before_is_seen_by_the_first_poll() {
            List<String> log = new ArrayList<>();
            Machine machine = Machine.of(Software.plain(), 1);
            machine.install(ZERO, Software.rom((core, event) -> {
                log.add(core.now() + " " + event);
                core.store(0x40, 8, 1, Endianness.LITTLE);
                core.spend(1_000);
                return event instanceof CoreEvent.Started
                        ? new CoreDirective.Await(new long[] {0x40}, 100, CoreDirective.NEVER) : CoreDirective.HALT;
            }));
            machine.powerOn(ZERO, 0);

            machine.run();

            // Reading the clock 1 cycle, memory 100, the hit 2, the work 1,000.
            assertThat(log).containsExactly("0 Started[]", 1_103 * 500 + " LineChanged[lineAddress=64]");
        }

        @Test
        void an_unaligned_line_stops_the_machine_with_a_clear_error() {
            Machine machine = Machine.of(Software.plain(), 1);
            machine.install(ZERO, Software
                    .rom((core, event) -> new CoreDirective.Await(new long[] {0x48}, 100, CoreDirective.NEVER)));
            machine.powerOn(ZERO, 0);

            assertThatThrownBy(machine::run)
                    .isInstanceOf(CoreFailure.class)
                    .hasMessageContaining("core 0 failed at 0 ps")
                    .hasMessageContaining("aligned to 64");
        }
    }

    @Test
    void an_interrupt_ends_it_between_two_polls() {
        List<String> log = new ArrayList<>();
        Machine machine = Machine.of(Software.plain(), 1);
        machine.install(FOUR, Software.rom((core, event) -> {
            log.add(core.now() + " " + event);
            return event instanceof CoreEvent.Started
                    ? new CoreDirective.Await(new long[] {0x40}, 1_000_000, CoreDirective.NEVER) : CoreDirective.HALT;
        }));
        machine.install(ZERO, Software.once(core -> {
            core.spend(7);
            core.sendInterrupt(FOUR, 200);
        }));
        machine.powerOn(ZERO, 0);
        machine.powerOn(FOUR, 0);

        machine.run();

        // Sent after 7 cycles of 500 ps, 70,000 ps on the wire, 10 cycles of 2,000 ps to enter.
        assertThat(log).containsExactly("0 Started[]", (3_500 + 70_000 + 20_000) + " Interrupt[vector=200]");
    }
}
