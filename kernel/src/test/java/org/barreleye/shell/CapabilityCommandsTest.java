package org.barreleye.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.shell.command.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The commands that show capabilities, and the bindings that send them. */
class CapabilityCommandsTest {
    private final FakeSystem system = new FakeSystem();

    @Nested
    class Caps {
        @Test
        void shows_the_shells_own_capabilities_or_those_of_a_process() {
            system.run("caps", "caps 2");

            assertThat(system.shown).containsSubsequence(
                    "ADDRESS  TYPE        RIGHTS      BEGIN      BYTES  COPIES  DESCENDANTS",
                    "1:0.2    Dispatcher  read+write  1:0x3000    4096       1            0",
                    "1:1.3    Frame       read+write  1:0x41000   8192       1            0");
            assertThat(system.shown).last().asString().startsWith("2:1.3    Frame");
        }

        @Test
        void says_that_there_is_no_such_process() {
            assertThat(system.run("caps 9")).isEqualTo(Status.REFUSED);
            assertThat(system.shown).containsExactly("caps: 9: there is no such process; `ps` lists them");
        }
    }

    @Nested
    class Resolve {
        @Test
        void shows_each_step_from_slot_to_cell() {
            assertThat(system.run("resolve 2:1.3")).isZero();
            assertThat(system.shown).containsExactly(
                    "address     0x00000103 in the capability space of process 2 (hello on core 4)",
                    "level 1     slot 1 of the level-1 CNode, which contains a level-2 CNode",
                    "level 2     slot 3 of that CNode",
                    "capability  Frame, read+write; 1 copy, 0 descendants",
                    "object      8192 bytes from 1:0x41000, space 1 at offset 266240",
                    "cell        byte 266240 of the fake memory");
        }

        @Test
        void reports_an_empty_slot_and_does_not_take_the_next_one() {
            assertThat(system.run("resolve 0.5")).isEqualTo(Status.REFUSED);
            assertThat(system.shown).containsExactly(
                    "resolve: 1:0.5: the slot is empty; `caps` lists the capabilities");
        }

        @Test
        void refuses_what_is_no_address() {
            system.run("resolve 5", "resolve 1:0.256", "resolve x:0.1", "resolve");

            assertThat(system.shown).contains(
                    "resolve: CAPADDRESS is [PROCESS:]NODE.INDEX, such as 4:0.3, not `5`; `caps` lists capabilities "
                    + "with their"
                            + " addresses",
                    "resolve: `1:0.256` is outside every capability space: NODE is below 16777216, INDEX below 256",
                    "resolve: PROCESS is a number, or CORE.NUMBER as `ps` shows it, not `x`",
                    "resolve: CAPADDRESS is missing");
        }
    }

    @Nested
    class Lineage {
        @Test
        void shows_the_ancestors_of_a_capability() {
            assertThat(system.run("lineage 1.3")).isZero();
            assertThat(system.shown).containsExactly(
                    "1:1.3 is a Frame, 8192 bytes at 1:0x41000, read+write",
                    "  made of a Ram, 65536 bytes at 1:0x40000, read+write",
                    "  made of a PhysicalMemory, 1073741824 bytes at 1:0x0, read+write");
        }
    }

    @Nested
    class Bindings {
        @Test
        void shows_every_end_on_every_core_that_is_on() {
            assertThat(system.run("bindings")).isZero();
            assertThat(system.shown).containsExactly(
                    "BINDING  HOLDER                       REMOTE CORE  TRANSPORT",
                    "0/7      process 1 (shell on core 0)            4  UMP_UNCACHED",
                    "4/7      process 1 (shell on core 0)            4  UMP_UNCACHED");
        }

        @Test
        void are_explained_one_by_one() {
            assertThat(system.run("explain binding 0/7")).isZero();
            assertThat(system.shown).containsExactly(
                    "binding 0/7: process 1 (shell on core 0) on core 0 with a domain on core 4",
                    "UMP_UNCACHED: the caches of core 0 and core 4 are not coherent");
            assertThat(system.run("explain binding 0/8")).isEqualTo(Status.REFUSED);
        }
    }
}
