package org.barreleye.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.Next;
import org.barreleye.machine.core.Occurrence;
import org.barreleye.machine.core.Reactor;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MachineTest {
    @Nested
    class Memory {
        @Test
        void shows_the_bytes_of_one_core_to_another_in_its_own_order() {
            Machine machine = Programs.both(1, Programs.idle(), Programs.idle());

            machine.core(Programs.FIRST).store(0x100, 4, 0x01020304, Endianness.LITTLE);

            assertThat(machine.core(Programs.SECOND).load(0x100, 4, Endianness.BIG)).isEqualTo(0x04030201);
            assertThat(machine.core(Programs.SECOND).load(0x100, 1, Endianness.BIG)).isEqualTo(0x04);
        }

        @Test
        void costs_more_the_farther_a_line_comes_from() {
            Machine machine = Programs.both(1, Programs.idle(), Programs.idle());
            Core first = machine.core(Programs.FIRST);
            Core second = machine.core(Programs.SECOND);

            long fromMemory = price(first, () -> first.load(0x100, 8, Endianness.LITTLE));
            long hit = price(first, () -> first.load(0x108, 8, Endianness.LITTLE));
            second.store(0x100, 8, 1, Endianness.LITTLE);
            long fromCache = price(first, () -> first.load(0x100, 8, Endianness.LITTLE));

            assertThat(hit).isEqualTo(3 * 500);
            assertThat(fromMemory).isBetween(100_000L, 250_000L);
            assertThat(fromCache).isBetween(200_000L, 350_000L);
        }

        private static long price(Core core, Runnable action) {
            long before = core.now();
            action.run();
            return core.now() - before;
        }

        @Test
        void refuses_what_is_not_there_or_not_aligned() {
            Core core = Programs.both(1, Programs.idle(), Programs.idle()).core(Programs.FIRST);

            assertThatThrownBy(() -> core.load(16 << 20, 8, Endianness.LITTLE)).hasMessageContaining("no memory");
            assertThatThrownBy(() -> core.load(1L << 48, 8, Endianness.LITTLE)).hasMessageContaining("1:0x0");
            assertThatThrownBy(() -> core.load(4, 8, Endianness.LITTLE)).hasMessageContaining("not aligned");
            assertThatThrownBy(() -> core.publishLine(8, 0, 0, 0, 0, 0, 0, 0, 0)).hasMessageContaining("not aligned");
        }
    }

    @Nested
    class A_step_of_a_reactor {
        @Test
        void publishes_when_its_clock_has_got_there() {
            List<Long> seen = new ArrayList<>();
            Reactor writer = Programs.reactor((core, occurrence) -> {
                core.spend(10_000);
                core.publishLine(Programs.PING, 0, 0, 0, 0, 0, 0, 0, 1);
                return Next.halt();
            });
            Reactor reader = Programs.reactor((core, occurrence) -> {
                if (core.load(Programs.PING + 56, 8, Endianness.LITTLE) == 1) {
                    seen.add(core.now());
                    return Next.halt();
                }
                return Next.await(new long[] {Programs.PING}, 10, Next.NEVER);
            });

            Programs.both(1, writer, reader).run();

            assertThat(seen).hasSize(1);
            assertThat(seen.get(0)).isGreaterThan(10_000 * 500L);
        }

        @Test
        void that_asks_for_another_core_that_is_not_there_is_told_which_there_are() {
            Machine machine = Programs.both(1, Programs.idle(), Programs.idle());

            assertThatThrownBy(() -> machine.core(new CoreId(1))).hasMessage("duet has no core 1, only [core 0, core 4]");
        }
    }

    @Nested
    class Awaiting_a_line {
        @Test
        void wakes_at_the_look_that_a_loop_would_see_the_change_with() {
            for (long delay = 5_000; delay < 5_400; delay += 7) {
                List<Long> looks = new ArrayList<>();
                long work = delay;
                Reactor writer = Programs.reactor((core, occurrence) -> {
                    core.spend(work);
                    core.publishLine(Programs.PING, 0, 0, 0, 0, 0, 0, 0, 1);
                    return Next.halt();
                });
                long period = 500;
                Reactor reader = Programs.reactor((core, occurrence) -> {
                    if (occurrence instanceof Occurrence.LineChanged) {
                        looks.add(core.now());
                        return Next.halt();
                    }
                    core.load(Programs.PING, 8, Endianness.LITTLE);
                    looks.add(core.now());
                    return Next.await(new long[] {Programs.PING}, period, Next.NEVER);
                });
                Machine machine = Programs.both(1, writer, reader);
                machine.run();
                long published = machine.trace().recent().stream()
                        .filter(record -> record.kind().equals("line")).findFirst().orElseThrow().time();

                long expected = looks.get(0);
                while (expected < published) {
                    expected += period * 2_000;
                }
                assertThat(looks.get(1)).as("work of %s cycles", work).isEqualTo(expected);
            }
        }

        @Test
        void ends_at_its_deadline_if_nothing_changes() {
            List<Long> woken = new ArrayList<>();
            Reactor patient = Programs.reactor((core, occurrence) -> {
                if (occurrence instanceof Occurrence.DeadlineReached) {
                    woken.add(core.now());
                    return Next.halt();
                }
                core.load(Programs.PING, 8, Endianness.LITTLE);
                return Next.await(new long[] {Programs.PING}, 10, 9_000_000);
            });

            Programs.both(1, patient, Programs.idle()).run();

            assertThat(woken).containsExactly(9_000_000L);
        }
    }

    @Nested
    class A_copy {
        @Test
        void made_at_any_step_ends_as_the_original_does() {
            Machine original = Programs.rally(3, 20);
            List<Machine> copies = new ArrayList<>();
            do {
                copies.add(original.copy());
            } while (original.step());

            assertThat(copies).hasSizeGreaterThan(80);
            for (Machine copy : copies) {
                copy.run();
                assertThat(copy.traceHash()).isEqualTo(original.traceHash());
                assertThat(copy.now()).isEqualTo(original.now());
            }
        }

        @Test
        void of_a_machine_with_contexts_is_refused() {
            Reactor withContext = Programs.reactor((core, occurrence) -> {
                core.newContext("app", () -> {});
                return Next.halt();
            });
            try (Machine machine = Programs.both(1, withContext, Programs.idle())) {
                machine.run();

                assertThatThrownBy(machine::copy).hasMessageContaining("[app]");
            }
        }
    }

    @Nested
    class Two_machines_in_one_process {
        @Test
        void do_not_notice_each_other() {
            Machine alone = Programs.rally(5, 20);
            alone.run();

            Machine left = Programs.rally(5, 20);
            Machine right = Programs.rally(6, 20);
            boolean more = true;
            while (more) {
                more = left.step() | right.step();
            }

            assertThat(left.traceHash()).isEqualTo(alone.traceHash());
            assertThat(right.traceHash()).isNotEqualTo(alone.traceHash());
        }
    }

    @Nested
    class Starting_a_core {
        @Test
        void runs_what_is_in_its_rom_with_the_entry_it_was_given() {
            List<Long> entries = new ArrayList<>();
            Machine machine = Machine.of(Presets.duet(), 1);
            machine.install(Programs.FIRST, (core, entry) -> Programs.reactor((self, occurrence) -> {
                self.startCore(Programs.SECOND, 0x4000);
                return Next.halt();
            }));
            machine.install(Programs.SECOND, (core, entry) -> {
                entries.add(entry);
                return Programs.idle();
            });

            machine.powerOn(Programs.FIRST, 0);
            machine.run();

            assertThat(entries).containsExactly(0x4000L);
        }

        @Test
        void that_has_nothing_in_its_rom_says_so() {
            Machine machine = Machine.of(Presets.duet(), 1);
            machine.powerOn(Programs.FIRST, 0);

            assertThatThrownBy(machine::run).hasMessageContaining("core 0").hasMessageContaining("boot ROM");
        }
    }
}
