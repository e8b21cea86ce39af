package org.barreleye.shell.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private static List<List<String>> words(String line) throws SyntaxError {
        return CommandLine.parse(line).stream().map(SimpleCommand::words).toList();
    }

    @Nested
    class Words {
        @Test
        void stand_between_blanks() throws SyntaxError {
            assertThat(words("  spawn\t0   hello ")).containsExactly(List.of("spawn", "0", "hello"));
        }

        @Test
        void hold_blanks_and_marks_inside_quotes_of_either_kind() throws SyntaxError {
            assertThat(words("say \"a b; c\" 'it & \"that\"' #not"))
                    .containsExactly(List.of("say", "a b; c", "it & \"that\""));
        }

        @Test
        void may_be_quoted_in_part_and_may_be_empty() throws SyntaxError {
            assertThat(words("env A='b c'd \"\"")).containsExactly(List.of("env", "A=b cd", ""));
        }

        @Test
        void may_hold_a_hash_but_not_begin_with_one() throws SyntaxError {
            assertThat(words("a#b # c")).containsExactly(List.of("a#b"));
        }
    }

    @Nested
    class Commands {
        @Test
        void are_separated_by_semicolons_of_which_there_may_be_too_many() throws SyntaxError {
            assertThat(words(";ps;; free;")).containsExactly(List.of("ps"), List.of("free"));
        }

        @Test
        void run_in_the_background_if_an_ampersand_follows() throws SyntaxError {
            assertThat(CommandLine.parse("spawn 1 hello& ps")).containsExactly(
                    new SimpleCommand(List.of("spawn", "1", "hello"), true), new SimpleCommand(List.of("ps"), false));
        }

        @Test
        void are_none_on_a_blank_line_and_in_a_comment() throws SyntaxError {
            assertThat(words("")).isEmpty();
            assertThat(words(" \t\r\n")).isEmpty();
            assertThat(words("# ps; free")).isEmpty();
        }
    }

    @Nested
    class A_line_is_refused {
        @Test
        void with_a_quote_that_is_never_closed_and_the_error_says_where() {
            assertThatThrownBy(() -> CommandLine.parse("say 'hello"))
                    .isInstanceOf(SyntaxError.class)
                    .hasMessage("column 5: unterminated quote: close it with '");
        }

        @ParameterizedTest
        @CsvSource({"ps | free, column 4: pipes are not supported", "ps > file, column 4: redirection is not supported",
            "ps < file, column 4: redirection is not supported", "ps && free, column 4: `&&` is not supported"})
        void with_syntax_of_other_shells(String line, String message) {
            assertThatThrownBy(() -> CommandLine.parse(line))
                    .isInstanceOf(SyntaxError.class)
                    .hasMessageStartingWith(message);
        }

        @Test
        void but_not_with_quoted_characters() throws SyntaxError {
            assertThat(words("say '|' \"a > b\"")).containsExactly(List.of("say", "|", "a > b"));
        }

        @Test
        void with_an_ampersand_after_nothing() {
            assertThatThrownBy(() -> CommandLine.parse("ps; & free"))
                    .isInstanceOf(SyntaxError.class)
                    .hasMessageStartingWith("column 5: no command before `&`");
        }
    }
}
