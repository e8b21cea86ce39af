package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConsoleSessionTest {
    private final StringBuilder screen = new StringBuilder();

    private ConsoleSession with(LineSource lines) {
        return new ConsoleSession(lines, screen::append);
    }

    @Nested
    class Text_of_the_machine {
        @Test
        void is_seen_line_by_line() {
            ConsoleSession session = with(LineSource.ofText(""));

            session.show("one\ntw");
            assertThat(screen).hasToString("one\n");
            session.show("o\n");
            assertThat(screen).hasToString("one\ntwo\n");
        }

        @Test
        void is_seen_in_the_end_even_without_a_line_break() {
            ConsoleSession session = with(LineSource.ofText(""));

            session.show("last words");
            session.end();
            session.end();

            assertThat(screen).hasToString("last words\n");
        }
    }

    @Nested
    class A_prompt {
        @Test
        void is_what_stands_on_the_line_that_is_asked_for() {
            ConsoleSession session = with(prompt -> Optional.of("said after " + prompt));

            session.show("hello\nname: ");

            assertThat(session.nextLine()).contains("said after name: ");
            assertThat(screen).hasToString("hello\n");
        }

        @Test
        void that_comes_too_late_is_not_seen_twice() {
            ConsoleSession session = with(new EchoedLines(new BufferedReader(new StringReader("ps")), screen::append));

            assertThat(session.nextLine()).contains("ps");
            session.show("> ");
            session.show("PROCESS\n");

            assertThat(screen).hasToString("> ps\nPROCESS\n");
        }
    }

    @Nested
    class A_line {
        @Test
        void of_a_file_is_seen_behind_its_prompt_and_one_of_the_command_line_is_not() {
            ConsoleSession session = with(LineSource.first("a",
                    new EchoedLines(new BufferedReader(new StringReader("b")), screen::append)));

            assertThat(session.nextLine()).contains("a");
            assertThat(session.nextLine()).contains("b");
            assertThat(session.nextLine()).isEmpty();
            assertThat(screen).hasToString("> b\n");
        }

        @Test
        void that_is_too_long_is_left_out_and_the_next_one_is_read() {
            ConsoleSession session = with(LineSource.ofText("\u00e4".repeat(512) + "\nps"));

            assertThat(session.nextLine()).contains("ps");
            assertThat(screen).hasToString(
                    "line too long: 1024 bytes, at most 1023; it is ignored, split it\n");
        }
    }
}
