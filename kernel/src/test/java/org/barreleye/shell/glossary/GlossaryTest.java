package org.barreleye.shell.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.shell.command.Commands;
import org.barreleye.shell.syntax.CommandLine;
import org.barreleye.shell.syntax.SimpleCommand;
import org.barreleye.shell.syntax.SyntaxError;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GlossaryTest {
    private static final int LINES_MAX = 20;
    private static final int COLUMNS_MAX = 84;

    private final Glossary glossary = Glossary.read();

    @TestFactory
    Stream<DynamicTest> every_entry_fits_a_screen_and_ends_with_commands_that_exist() {
        Commands commands = new Commands(glossary);
        return glossary.entries().stream().map(entry -> DynamicTest.dynamicTest(entry.term(), () -> {
            assertThat(entry.lines()).isNotEmpty().hasSizeLessThanOrEqualTo(LINES_MAX)
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(COLUMNS_MAX));
            List<SimpleCommand> attempt = CommandLine.parse(entry.example());
            assertThat(attempt).isNotEmpty()
                    .allSatisfy(command -> assertThat(commands.named(command.name())).as(command.name()).isPresent());
        }));
    }

    @TestFactory
    Stream<DynamicTest> whatever_an_entry_says_to_explain_next_is_explained() throws SyntaxError {
        return glossary.entries().stream()
                .filter(entry -> entry.example().startsWith("explain "))
                .map(entry -> DynamicTest.dynamicTest(entry.term(),
                        () -> assertThat(glossary.find(entry.example().substring("explain ".length()))).isPresent()));
    }

    @Test
    void the_entries_are_in_alphabetical_order_and_in_small_letters() {
        assertThat(glossary.terms()).isSorted().doesNotHaveDuplicates().allSatisfy(
                term -> assertThat(term).isLowerCase());
    }

    @Test
    void the_document_is_what_the_shell_reads() throws IOException {
        String document = Files.readString(Path.of("docs/glossary.md"));

        assertThat(Glossary.parse(document).entries()).isEqualTo(glossary.entries());
    }

    @Test
    void a_term_is_found_however_it_is_capitalised_and_in_the_plural() {
        assertThat(glossary.find("Capability").orElseThrow().term()).isEqualTo("capability");
        assertThat(glossary.find("capabilities").orElseThrow().term()).isEqualTo("capability");
        assertThat(glossary.find("MONITORS").orElseThrow().term()).isEqualTo("monitor");
        assertThat(glossary.find("cpu driver").orElseThrow().term()).isEqualTo("cpu driver");
        assertThat(glossary.find("elephant")).isEmpty();
    }

    @Nested
    class A_text {
        @Test
        void gives_entries_without_the_blank_lines_around_them() {
            Entry entry = Glossary.parse("# About\n\n## thing\n\nIt is.\n\nReally.\n\nTry: `ps`\n").entries().get(0);

            assertThat(entry).isEqualTo(new Entry("thing", List.of("It is.", "", "Really."), "ps"));
        }

        @Test
        void with_an_entry_without_an_example_is_a_bug() {
            assertThatThrownBy(() -> Glossary.parse("## thing\n\nIt is.\n"))
                    .isInstanceOf(KernelBug.class)
                    .hasMessageContaining("the entry 'thing' of the glossary does not end with something to try");
        }
    }
}
