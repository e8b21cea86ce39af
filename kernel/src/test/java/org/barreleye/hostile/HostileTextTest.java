package org.barreleye.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.boot.BootResult.LinesProgram;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.generated.user.memory.MemoryInterface;
import org.barreleye.generated.user.terminal.TerminalClient;
import org.barreleye.generated.user.terminal.TerminalHandler;
import org.barreleye.generated.user.terminal.TerminalInterface;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program whose names and output are meant to deceive who reads them, or that takes and returns without end. */
class HostileTextTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final int LINES = 1_000_000;
    private static final int LINES_PER_SECOND = 64_000;

    @Nested
    class A_name {
        @ParameterizedTest
        @ValueSource(strings = {"", " ", "a b", "\u001b[2J", "a\nb", "a\r", "\u0000", "\u202ename", "n\u00e4me", "a/b",
            "\u2028", "e\u0301"})
        void of_other_characters_than_letters_digits_and_signs_is_refused(String name) {
            HostileRun.of(domain -> {
                for (int i = 0; i < 20; i++) {
                    ErrorCode error = domain.nameService().register(name, CapabilityReference.ABSENT, "");
                    assertThat(SystemError.BAD_NAME.matches(error)).isTrue();
                }
                domain.nameService().lookUp(name);
                domain.nameService().watch(name);
                domain.nameService().suggest(name);
            }).requireUnharmed();
        }

        @Test
        void that_is_longer_than_the_interface_allows_is_an_error_of_its_sender() {
            HostileRun run = HostileRun.of(domain -> {
                try {
                    domain.nameService().register("n".repeat(10_000), CapabilityReference.ABSENT, "");
                } catch (ProtocolViolation tooLong) {
                    domain.syscalls().print("too long");
                }
                domain.nameService().register("n".repeat(63), CapabilityReference.ABSENT, "a".repeat(511));
            });

            run.requireUnharmed();
            assertThat(run.booted().console()).contains("hostile: too long");
            assertThat(run.status()).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"a=1\nsum.0.2 a=2", "\u001b[2J", "\u202e", "\u2028"})
        void whose_attributes_pretend_to_be_other_records_is_refused(String attributes) {
            HostileRun run = HostileRun.of(domain -> {
                ErrorCode error = domain.nameService().register("name", CapabilityReference.ABSENT, attributes);
                domain.syscalls().print(SystemError.describe(error));
            });

            run.requireUnharmed();
            assertThat(run.booted().console())
                    .contains("hostile: " + SystemError.describe(SystemError.BAD_ARGUMENT.code()));
        }
    }

    @Nested
    class Output {
        @Test
        void of_a_million_lines_is_dropped_beyond_the_quota_and_delays_no_other_program() {
            HostileRun run = HostileRun.onCore(1, MINUTE, new LinesProgram("hostile", Manifest.PLAIN, domain -> {
                for (int line = 0; line < LINES; line++) {
                    domain.syscalls().print("line " + line);
                }
                long next = domain.syscalls().now() + SECOND;
                while (domain.syscalls().now() < next) {
                    domain.events().pause(next);
                }
                domain.syscalls().print("done");
            }));

            run.requireUnharmed();
            assertThat(run.booted().console()).filteredOn(line -> line.startsWith("hostile: line "))
                    .hasSize(LINES_PER_SECOND);
            assertThat(run.booted().console())
                    .contains("hostile has printed 64000 lines in this second, the quota of its domain; the rest is"
                    + " dropped", "hostile printed " + (LINES - LINES_PER_SECOND)
                    + " more lines in an earlier second, which were dropped", "hostile: done");
            assertThat(run.status()).isZero();
        }

        @Test
        void on_the_terminal_shows_what_a_terminal_would_execute() {
            BootResult booted = BootResult.on("two-x86").run(domain -> {
                TerminalClient terminal = TerminalInterface.client(domain.connect("terminal",
                        channel -> TerminalInterface.connect(channel, new TerminalHandler() {})), domain.events());
                for (String text : List.of("\u001b[2J", "\u0007", "\u009b2J", "\u202eabc", "\u061c", "\u2028")) {
                    terminal.write(text);
                }
            });

            assertThat(booted.screen()).isEqualTo("\\x1b[2J\\x07\\x9b2J\\u202eabc\\u061c\\u2028");
        }
    }

    @Nested
    class Memory {
        @Test
        void that_is_allocated_and_freed_without_end_stays_the_same() {
            HostileRun run = HostileRun.onCore(1, MINUTE, new LinesProgram("hostile", Manifest.PLAIN, domain -> {
                MemoryClient memory = MemoryInterface.client(domain.connect("memory",
                        channel -> MemoryInterface.connect(channel, new MemoryHandler() {})), domain.events());
                for (int i = 0; i < 3_000; i++) {
                    long bytes = 4096L << i % 8;
                    var allocated = memory.allocate(bytes, 4096, 0xffff_ffffL, 0, 0);
                    RamReference ram = new RamReference(allocated.memory().address());
                    // Whole, in part as a frame, and not at all.
                    switch (i % 3) {
                        case 0 -> memory.free(ram);
                        case 1 -> domain.createFrame(ram, 4096);
                        default -> domain.delete(ram);
                    }
                    if (allocated.err().failed()) {
                        break;
                    }
                }
            }));

            run.requireUnharmed();
            assertThat(run.status()).isZero();
        }
    }
}
