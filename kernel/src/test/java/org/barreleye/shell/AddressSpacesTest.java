package org.barreleye.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.barreleye.shell.command.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that show virtual memory. */
class AddressSpacesTest {
    private final FakeSystem system = new FakeSystem();

    @BeforeEach
    void start_the_other_processes() {
        system.running.put(FakeAddressSpaces.WITHOUT_MMU,
                new FakeSystem.Running(4, "hello", "", Optional.empty()));
        system.running.put(FakeAddressSpaces.WITHOUT_TABLES, new FakeSystem.Running(0, "idle", "", Optional.empty()));
    }

    @Nested
    class Vspace {
        @Test
        void shows_pages_that_continue_each_other_as_one_region() {
            assertThat(system.run("vspace 1")).isZero();
            assertThat(system.shown).containsExactly(
                    "FIRST       BYTES  ACCESS      TYPE   ADDRESS    PAGE  RESIDENT  ACCESSED  WRITTEN",
                    "0x10000000   8192  read+write  Frame  1:0x41000  4096         2         2        1",
                    "0x10002000   4096  read        Frame  0:0x9000   4096         1         0        0",
                    "2 regions, 12288 bytes, 3 pages");
        }

        @Test
        void shows_frames_at_their_physical_addresses_where_there_is_no_mmu() {
            assertThat(system.run("vspace 4.7")).isZero();
            assertThat(system.shown).contains(
                    "1:0x41000   8192  read+write  Frame  1:0x41000     -         -         -        -",
                    "1 region, 8192 bytes; the core has no MMU: addresses are physical");
        }

        @Test
        void shows_that_nothing_is_mapped() {
            assertThat(system.run("vspace 8")).isZero();
            assertThat(system.shown).last().isEqualTo("0 regions, 0 bytes, 0 pages");
        }

        @Test
        void refuses_what_is_no_process() {
            assertThat(system.run("vspace 77")).isEqualTo(Status.REFUSED);
            assertThat(system.run("vspace x")).isEqualTo(Status.USAGE);
            assertThat(system.shown).startsWith("vspace: 77: there is no such process; `ps` lists them");
        }
    }

    @Nested
    class Page_walk {
        @Test
        void shows_each_level_the_capability_and_the_cell() {
            assertThat(system.run("walk 1 0x1000000c")).isZero();
            assertThat(system.shown).containsExactly(
                    "address     0x1000000c in the address space of process 1 (shell on core 0)",
                    "level 2     X32Level2 at 0:0x5000, entry 64: 0x00006007, present, for users, writable, a table",
                    "level 1     X32Level1 at 0:0x6000, entry 0: 0x00041067, present, for users, writable, accessed,"
                            + " dirty, a page of 4 KiB",
                    "TLB         has the translation",
                    "memory      1:0x4100c",
                    "capability  Frame, read+write, in 1:1.3",
                    "mapping     the slot is empty; `caps` lists the capabilities",
                    "cell        1:0x41008: 01 02 03 04 05 06 07 ff; byte 266248 of the fake memory");
        }

        @Test
        void says_what_is_not_so() {
            assertThat(system.run("walk 1 0x10002000")).isZero();
            assertThat(system.shown).contains(
                    "level 1     X32Level1 at 0:0x6000, entry 2: 0x00041067, present, for users, read-only, not"
                            + " accessed, clean, a page of 4 KiB",
                    "TLB         does not have the translation: the next access walks",
                    "capability  in no slot of this process",
                    "cell        registers of a device, which are not shown: a read may change them");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "1 0x10003000   | end         the walk ends on level 1: no page or table is mapped there, and an access is"
                    + " a page fault",
            "1 0x40000000   | end         the walk ends on level 2: no page or table is mapped there, and an access is"
                    + " a page fault",
            "1 0x100000000  | end         the page tables have no place for this address, and an access is a page"
                    + " fault",
            "8 0x10000000   | root        none: the process has no page tables, and no access succeeds",
            "4.7 0:0x1000   | region      none: no frame is mapped there, and an access is a fault",
            "77 0x1000      | walk: 77: there is no such process; `ps` lists them",
        })
        void tells_why_an_access_fails(String arguments, String last) {
            assertThat(system.run("walk " + arguments)).isEqualTo(Status.REFUSED);
            assertThat(system.shown).last().isEqualTo(last);
        }

        @Test
        void shows_the_frame_that_permits_an_access_where_there_is_no_mmu() {
            assertThat(system.run("walk 4.7 1:0x42000")).isZero();
            assertThat(system.shown).containsExactly(
                    "address     1:0x42000 in the address space of process 4.7 (hello on core 4)",
                    "MMU         none on core 4: addresses are physical, and each access is checked against the frames"
                            + " that are mapped",
                    "region      read+write up to 1:0x42fff",
                    "capability  Frame, read+write, in 4.7:1.3",
                    "cell        1:0x42000: 01 02 03 04 05 06 07 ff; byte 270336 of the fake memory");
        }

        @Test
        void refuses_what_is_no_address_and_knows_those_of_capabilities() {
            assertThat(system.run("walk 1 5", "walk 1", "walk 2:1.3")).isEqualTo(Status.USAGE);
            assertThat(system.shown).contains(
                    "walk: ADDRESS is 0x and hexadecimal digits, or SPACE:0x and digits, not `5`; `vspace` lists what"
                            + " is mapped",
                    "walk: ADDRESS is missing",
                    "walk: `resolve 2:1.3` resolves a capability address");
        }
    }

    @Nested
    class Why {
        @Test
        void shows_who_can_read_a_byte_on_all_cores_and_by_which_capabilities() {
            assertThat(system.run("why 1:0x41010")).isZero();
            assertThat(system.shown).containsExactly(
                    "1:0x41010: byte 266256 of the fake memory",
                    "process 1 (shell on core 0): read+write at 0x10000010, mapping 1:1.7",
                    "1:1.3 is a Frame, 8192 bytes at 1:0x41000, read+write",
                    "  made of a Ram, 65536 bytes at 1:0x40000, read+write",
                    "  made of a PhysicalMemory, 1073741824 bytes at 1:0x0, read+write",
                    "process 4.7 (hello on core 4): read+write at 1:0x41010",
                    "4.7:1.3 is a Frame, 8192 bytes at 1:0x41000, read+write",
                    "  made of a Ram, 65536 bytes at 1:0x40000, read+write",
                    "  made of a PhysicalMemory, 1073741824 bytes at 1:0x0, read+write",
                    "2 mappings permit to read it");
        }

        @Test
        void takes_an_address_of_a_process() {
            assertThat(system.run("why 1 0x10002004")).isZero();
            assertThat(system.shown).containsExactly(
                    "0:0x9004: byte 36868 of the fake memory",
                    "process 1 (shell on core 0): read at 0x10002004",
                    "  through a Frame in no slot of this process",
                    "1 mapping permits to read it");
        }

        @Test
        void says_that_nobody_can_read_it() {
            assertThat(system.run("why 3:0x10")).isZero();
            assertThat(system.shown).last().isEqualTo("no process can read it");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "1 0x10003000 | why: 1 0x10003000: nothing is mapped at this address; `vspace` lists what is",
            "77 0x1000    | why: 77 0x1000: there is no such process; `ps` lists them",
        })
        void refuses_an_address_at_which_a_process_reads_nothing(String arguments, String message) {
            assertThat(system.run("why " + arguments)).isEqualTo(Status.REFUSED);
            assertThat(system.shown).containsExactly(message);
        }

        @Test
        void takes_a_word_that_is_no_address_for_a_service() {
            assertThat(system.run("why 70000:0x1")).isEqualTo(Status.REFUSED);
            assertThat(system.run("why names 5")).isEqualTo(Status.USAGE);
            assertThat(system.shown.get(0)).startsWith("why: no service is called `70000:0x1`");
        }

        @Test
        void stops_when_the_user_interrupts_it() {
            system.onSearch = system.interruption::request;

            assertThat(system.run("why 1:0x41010")).isEqualTo(Status.INTERRUPTED);
            assertThat(system.shown).contains("interrupted: not all processes were asked");
        }
    }
}
