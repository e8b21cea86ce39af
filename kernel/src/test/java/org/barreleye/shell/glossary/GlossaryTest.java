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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    Stream<DynamicTest> every_term_that_an_example_explains_exists() throws SyntaxError {
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
        String document = Files.readString(Path.of("docs/vocabulary.md"));

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

    @ParameterizedTest
    @CsvSource({"cspace, capability space", "urpc, ump", "idc, binding", "iref, service reference",
        "KCB, kernel control block", "DCB, dispatcher", "IPI, interrupt", "NUMA, numa node", "TLB, tlb", "vspace, mmu",
        "vnode, mmu", "paging, mmu", "virtual memory, mmu", "rpc, message", "SKB, knowledge base", "badge, endpoint",
        "untyped, ram", "lightweight remote procedure call, lrpc", "instruction set architecture, isa",
        "caches, cache line", "hand-over, capability transfer", "phase, boot phase", "view, membership view",
        "node, numa node", "earliest deadline first, rbed", "IPIs, interrupt"})
    void a_synonym_leads_to_its_entry(String synonym, String term) {
        assertThat(glossary.find(synonym)).map(Entry::term).contains(term);
    }

    @Test
    void a_synonym_is_no_term_and_leads_to_one_entry() {
        assertThat(glossary.words()).doesNotHaveDuplicates().allSatisfy(word -> assertThat(word).isNotBlank());
    }

    @Nested
    class A_text {
        private static final String ITEMS = "\n- Also: object,\n  item\n- Source: a book\n- Code: `Thing`, `A.b`\n";

        @Test
        void gives_entries_without_the_blank_lines_around_them() {
            String text = "# About\n\n## thing\n\nIt is.\n\nReally.\n" + ITEMS + "- Try: `ps`\n\n# End\n\nNo entry.\n";

            assertThat(Glossary.parse(text).entries()).containsExactly(new Entry("thing",
                    List.of("It is.", "", "Really."), List.of("object", "item"), "a book", List.of("Thing", "A.b"),
                    "ps"));
        }

        @Test
        void with_an_entry_without_an_example_is_a_bug() {
            assertThatThrownBy(() -> Glossary.parse("## thing\n\nIt is.\n" + ITEMS))
                    .isInstanceOf(KernelBug.class)
                    .hasMessageContaining("the entry 'thing' of the vocabulary has no item 'Try'");
        }
    }
}
