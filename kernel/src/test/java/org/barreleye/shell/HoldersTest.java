package org.barreleye.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.barreleye.shell.command.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that show which domains hold a capability, and what was made of it. */
class HoldersTest {
    private static final String UNSEEN = "1 more in no slot of a domain (in messages, nodes of capability spaces, or"
            + " use by the CPU driver): core 0";

    private final FakeSystem system = new FakeSystem();

    @Nested
    class Who {
        @Test
        void showsCopiesAndDescendantsOnAllCores() {
            assertThat(system.run("who 0:0.3")).isZero();
            assertThat(system.shown).containsExactly(
                    "0:0.3 is a PhysicalMemory, 1073741824 bytes at 1:0x0, read+write",
                    "CORE  PROCESS  PROGRAM  ADDRESS  RELATION    TYPE            RIGHTS      BEGIN           BYTES",
                    "   0        0  monitor  0:0.3    itself      PhysicalMemory  read+write  1:0x0      1073741824",
                    "   0        0  monitor  0:0.9    made of it  Ram             read+write  1:0x40000       65536",
                    "   0        1  shell    1:0.2    made of it  Dispatcher      read+write  1:0x3000         4096",
                    "   0        1  shell    1:1.3    made of it  Frame           read+write  1:0x41000        8192",
                    "   0        1  shell    1:1.5    made of it  Frame           read+write  1:0x41000        8192",
                    "   4      4.0  monitor  4.0:0.7  made of it  Frame           read        1:0x41000        8192",
                    UNSEEN,
                    "6 capabilities, 3 holders, 2 cores");
        }

        @Test
        void leavesOutWhatTheCapabilityWasMadeOf() {
            assertThat(system.run("who 1.3")).isZero();
            assertThat(system.shown).containsExactly(
                    "1:1.3 is a Frame, 8192 bytes at 1:0x41000, read+write",
                    "CORE  PROCESS  PROGRAM  ADDRESS  RELATION  TYPE   RIGHTS      BEGIN      BYTES",
                    "   0        1  shell    1:1.3    itself    Frame  read+write  1:0x41000   8192",
                    "   0        1  shell    1:1.5    copy      Frame  read+write  1:0x41000   8192",
                    "   4      4.0  monitor  4.0:0.7  copy      Frame  read        1:0x41000   8192",
                    "3 capabilities, 2 holders, 2 cores");
        }

        @Test
        void namesACoreThatDoesNotAnswer() {
            system.silentCore = Optional.of(4L);

            assertThat(system.run("who 1.3")).isZero();
            assertThat(system.shown).anyMatch(line -> line.startsWith("core 4 does not answer: "))
                    .last().isEqualTo("2 capabilities, 1 holder, 1 core");
        }

        @Test
        void showsWhatItHasFoundWhenItIsInterrupted() {
            system.onSearch = system.interruption::request;

            assertThat(system.run("who 0:0.3")).isEqualTo(Status.INTERRUPTED);
            assertThat(system.shown).anyMatch(line -> line.startsWith("   0        0  monitor  0:0.3    itself"))
                    .contains("interrupted: core 0 was asked in part, and no further one")
                    .last().isEqualTo("1 capability, 1 holder, 1 core");
        }

        @Test
        void refusesAnEmptySlot() {
            assertThat(system.run("who 0.5")).isEqualTo(Status.REFUSED);
            assertThat(system.shown).containsExactly(
                    "who: 1:0.5: the slot is empty; `caps` lists the capabilities");
        }
    }

    @Nested
    class Captree {
        @Test
        void showsTheMemoryOfTheShellsCore() {
            assertThat(system.run("captree")).isZero();
            assertThat(system.shown).containsExactly(
                    "PhysicalMemory 1:0x0-0x3fffffff, 1073741824 bytes: 0.0 (monitor)",
                    "  Dispatcher 1:0x3000-0x3fff, 4096 bytes: 0.1 (shell)",
                    "  Ram 1:0x40000-0x4ffff, 65536 bytes: 0.0 (monitor)",
                    "    Frame 1:0x41000-0x42fff, 8192 bytes: 0.1 (shell) x2, 4.0 (monitor)",
                    UNSEEN);
        }

        @Test
        void endsAtAnInterrupt() {
            system.onSearch = system.interruption::request;

            assertThat(system.run("captree")).isEqualTo(Status.INTERRUPTED);
            assertThat(system.shown).contains("interrupted: core 0 was asked in part, and no further one");
        }

        @Test
        void beginsAtACapability() {
            assertThat(system.run("captree 1.3")).isZero();
            assertThat(system.shown).containsExactly(
                    "Frame 1:0x41000-0x42fff, 8192 bytes: 0.1 (shell) x2, 4.0 (monitor)");
        }

        @Test
        void saysHowManyObjectsALimitLeavesOut() {
            assertThat(system.run("captree --limit 3")).isZero();
            assertThat(system.shown).containsExactly(
                    "PhysicalMemory 1:0x0-0x3fffffff, 1073741824 bytes: 0.0 (monitor)",
                    "  Dispatcher 1:0x3000-0x3fff, 4096 bytes: 0.1 (shell)",
                    "  Ram 1:0x40000-0x4ffff, 65536 bytes: 0.0 (monitor)",
                    "1 object is left out; `--limit 4` shows all",
                    UNSEEN);
        }

        @Test
        void namesACoreThatDoesNotAnswer() {
            system.silentCore = Optional.of(0L);

            assertThat(system.run("captree 1.3")).isZero();
            assertThat(system.shown.get(0)).isEqualTo("Frame 1:0x41000-0x42fff, 8192 bytes: 4.0 (monitor)");
            assertThat(system.shown.get(1)).startsWith("core 0 does not answer: ");
        }

        @Test
        void printsAGraphOrAPicture() {
            assertThat(system.run("captree --format dot", "captree 1.3 --format svg")).isZero();
            assertThat(system.shown).startsWith("digraph derivation {").last().isEqualTo("</svg>");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "captree --format png    | there is no format `png`; there are text, dot, svg",
            "captree --limit 0       | N is a number from 1 to 2147483647, not 0",
            "captree --limit         | N is missing",
            "captree --depth 3       | the options are --format and --limit, not `--depth`",
            "captree 0.2 1.3         | too many arguments: `1.3`",
        })
        void refusesWrongArguments(String line, String message) {
            assertThat(system.run(line)).isEqualTo(Status.USAGE);
            assertThat(system.shown.get(0)).isEqualTo("captree: " + message);
        }
    }

    @Nested
    class WhyOfACapability {
        @Test
        void isItsLineage() {
            assertThat(system.run("why 1:1.3")).isZero();
            assertThat(system.shown).containsExactly(
                    "1:1.3 is a Frame, 8192 bytes at 1:0x41000, read+write",
                    "  made of a Ram, 65536 bytes at 1:0x40000, read+write",
                    "  made of a PhysicalMemory, 1073741824 bytes at 1:0x0, read+write");
        }

        @Test
        void refusesAnEmptySlot() {
            assertThat(system.run("why 0.5")).isEqualTo(Status.REFUSED);
            assertThat(system.shown).containsExactly(
                    "why: 1:0.5: the slot is empty; `caps` lists the capabilities");
        }
    }
}
