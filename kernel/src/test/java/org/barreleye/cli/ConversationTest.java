package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private final StringBuilder screen = new StringBuilder();

    private Conversation with(LineSource lines) {
        return new Conversation(lines, screen::append);
    }

    @Nested
    class Text_of_the_machine {
        @Test
        void is_seen_line_by_line() {
            Conversation conversation = with(LineSource.ofText(""));

            conversation.show("one\ntw");
            assertThat(screen).hasToString("one\n");
            conversation.show("o\n");
            assertThat(screen).hasToString("one\ntwo\n");
        }

        @Test
        void is_seen_in_the_end_even_without_a_line_break() {
            Conversation conversation = with(LineSource.ofText(""));

            conversation.show("last words");
            conversation.end();
            conversation.end();

            assertThat(screen).hasToString("last words\n");
        }
    }

    @Nested
    class A_prompt {
        @Test
        void is_what_stands_on_the_line_that_is_asked_for() {
            Conversation conversation = with(prompt -> Optional.of("said after " + prompt));

            conversation.show("hello\nname: ");

            assertThat(conversation.read()).contains("said after name: ");
            assertThat(screen).hasToString("hello\n");
        }

        @Test
        void that_comes_too_late_is_not_seen_twice() {
            Conversation conversation = with(new WrittenLines(new BufferedReader(new StringReader("ps")), screen::append));

            assertThat(conversation.read()).contains("ps");
            conversation.show("> ");
            conversation.show("PROCESS\n");

            assertThat(screen).hasToString("> ps\nPROCESS\n");
        }
    }

    @Nested
    class A_line {
        @Test
        void of_a_file_is_seen_behind_its_prompt_and_one_of_the_command_line_is_not() {
            Conversation conversation = with(LineSource.first("a",
                    new WrittenLines(new BufferedReader(new StringReader("b")), screen::append)));

            assertThat(conversation.read()).contains("a");
            assertThat(conversation.read()).contains("b");
            assertThat(conversation.read()).isEmpty();
            assertThat(screen).hasToString("> b\n");
        }

        @Test
        void that_is_too_long_is_left_out_and_the_next_one_is_read() {
            Conversation conversation = with(LineSource.ofText("\u00e4".repeat(512) + "\nps"));

            assertThat(conversation.read()).contains("ps");
            assertThat(screen).hasToString("a line has at most 1023 bytes, and this one has 1024: it is left out; put its parts"
                    + " into several lines\n");
        }
    }
}
