package org.barreleye.machine.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.random.SeededRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The sentences of faults, read and written. */
class FaultParserTest {
    private static final long MILLISECOND = 1_000_000_000;

    private static FaultSyntaxException errorOf(String sentence) {
        return catchThrowableOfType(FaultSyntaxException.class, () -> FaultParser.parse(sentence));
    }

    @Nested
    class ASentence {
        @ParameterizedTest
        @EnumSource(FaultForm.class)
        void of_each_form_is_read_and_written_again(FaultForm form) {
            Fault fault = FaultParser.parse(form.example());

            assertThat(fault.form()).isEqualTo(form);
            assertThat(FaultPrinter.print(fault)).isEqualTo(form.example());
        }

        @Test
        void is_the_fault_of_its_values() {
            assertThat(FaultParser.parse("core 5 stops at 3 ms"))
                    .isEqualTo(new CoreCrash(new CoreId(5), 3 * MILLISECOND, 0));
            assertThat(FaultParser.parse("link 2-3 stalls at 1 ms for 2 ms"))
                    .isEqualTo(new LinkStall(2, 3, MILLISECOND, 2 * MILLISECOND));
            assertThat(FaultParser.parse("core 7 is refused 2 allocations after 40"))
                    .isEqualTo(new AllocationBudget(new CoreId(7), 40, 2));
        }

        @Test
        void may_have_more_blanks_or_none_before_a_unit() {
            assertThat(FaultParser.parse("  interrupts  late 20% up to 0.5ms "))
                    .isEqualTo(new LateInterrupts(20, MILLISECOND / 2));
        }

        @Test
        void may_name_a_device_with_any_name_that_a_machine_file_allows() {
            assertThat(FaultParser.parse("device net-0.a_b goes at 1 ms"))
                    .isEqualTo(new HotPlug("net-0.a_b", MILLISECOND, false));
        }

        @Test
        void that_is_written_of_any_fault_is_read_as_the_same() {
            Seeds.each(2_000, seed -> {
                Fault fault = RandomFault.of(new SeededRandom(seed));
                assertThat(FaultParser.parse(FaultPrinter.print(fault))).isEqualTo(fault);
            });
        }
    }

    @Nested
    class OfOneOfSeveralMachines {
        @Test
        void begins_with_the_machine_unless_that_is_the_first() {
            Fault fault = FaultParser.parse("core 5 stops at 3 ms");

            assertThat(FaultParser.parseOfMachine("m1: core 5 stops at 3 ms")).isEqualTo(new MachineFault(1, fault));
            assertThat(FaultParser.parseOfMachine("m12 :core 5 stops at 3 ms")).isEqualTo(new MachineFault(12, fault));
            assertThat(FaultParser.parseOfMachine("m0: core 5 stops at 3 ms")).isEqualTo(new MachineFault(0, fault));
            assertThat(FaultParser.parseOfMachine("core 5 stops at 3 ms")).isEqualTo(new MachineFault(0, fault));
        }

        @Test
        void that_is_written_is_read_as_the_same() {
            Seeds.each(500, seed -> {
                SeededRandom random = new SeededRandom(seed);
                MachineFault fault = new MachineFault((int) random.upTo(15), RandomFault.of(random));
                assertThat(FaultParser.parseOfMachine(FaultPrinter.print(fault))).isEqualTo(fault);
            });
        }

        @Test
        void has_errors_at_columns_of_the_whole_sentence() {
            assertThatThrownBy(() -> FaultParser.parseOfMachine("m1: core 5 sleeps"))
                    .hasMessage("fault 'm1: core 5 sleeps', column 12: expected 'stops', 'takes' or 'is', not 'sleeps'"
                            + "; an example is 'core 5 stops at 3 ms'");
            assertThatThrownBy(() -> FaultParser.parseOfMachine("m1: link 2-3 loses 5 %"))
                    .hasMessageContaining("'port nic0 loses 10 %'");
        }

        @Test
        void is_no_fault_where_there_is_one_machine_only() {
            assertThat(errorOf("m1: core 5 stops at 3 ms"))
                    .hasMessageContaining("a machine is named on the command line of `boot` only");
        }

        @Test
        void is_not_written_with_the_word_machine() {
            assertThatThrownBy(() -> FaultParser.parseOfMachine("machine 1: core 5 stops at 3 ms"))
                    .hasMessageContaining("column 1: ").hasMessageContaining("is written 'm1:'");
        }
    }

    @Nested
    class AnError {
        @ParameterizedTest(name = "{2}")
        @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "core 5 stops at 3 | 17 | expected a time, such as '3 ms', not '3' | core 5 stops at 3 ms",
            "core 5 sleeps | 8 | expected 'stops', 'takes' or 'is', not 'sleeps' | core 5 stops at 3 ms",
            "interrupts late 20 % | 21 | expected 'up', not the end | interrupts late 20 % up to 1 ms",
            "interrupts lost 5 % now | 21 | expected the end, not 'now' | interrupts lost 5 %",
            "interrupts lost -5 % | 17 | expected a share in percent, such as '20 %', not '-' | interrupts lost 5 %",
            "cores 5 stops at 3 ms | 1 | expected 'interrupts', 'transfers', 'core', 'link', 'device' or 'port', "
                    + "not 'cores' | core 5 stops at 3 ms",
            "\"\" | 1 | expected 'interrupts', 'transfers', 'core', 'link', 'device' or 'port', not the end "
                    + "| core 5 stops at 3 ms",
            "link 2 stalls at 1 ms for 1 ms | 8 | expected '-', not 'stalls' | link 0-1 stalls at 3 ms for 100 us"})
        void has_the_column_what_is_expected_there_and_an_example(String sentence, int column, String problem,
                String example) {
            FaultSyntaxException error = errorOf(sentence);

            assertThat(error.column()).isEqualTo(column);
            assertThat(error).hasMessage("fault '" + sentence + "', column " + column + ": " + problem
                    + "; an example is '" + example + "'");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '|', value = {
            "interrupts lost 101 % | the share of lost interrupts is 1 to 100 percent, not 101",
            "interrupts late 5 % up to 2 s | an interrupt is late by up to 1 ps to 1 s, not by up to 2 s",
            "core 5 takes 50 % of the time | the cycles of core 5 take 100 to 100000 percent of their time, not 50",
            "core 5 is ahead by 2 s | the clock of core 5 is ahead by 0 ps to 1 s",
            "core 5 stops at 1 ms and restarts after 0 ms | a core restarts 1 ps or longer after it has stopped",
            "core 5 stops at 99999999 s | is no whole number of picoseconds up to 2^63",
            "core 5 stops at 0.5 ps | is no whole number of picoseconds up to 2^63"})
        void of_a_value_has_its_range(String sentence, String problem) {
            assertThatThrownBy(() -> FaultParser.parse(sentence)).isInstanceOf(FaultSyntaxException.class)
                    .hasMessageContaining(problem).hasMessageContaining("an example is");
        }

        @Test
        void about_a_link_that_loses_says_that_the_wire_does() {
            assertThat(errorOf("link 2-3 loses 5 %")).hasMessageContaining("column 10: expected 'stalls', not 'loses'")
                    .hasMessageContaining("a link between nodes is coherent, so nothing gets lost")
                    .hasMessageContaining("'port nic0 loses 10 %'");
        }
    }

    @Test
    void the_grammar_lists_each_form_and_each_placeholder() {
        List<String> lines = FaultGrammar.lines();

        for (FaultForm form : FaultForm.values()) {
            assertThat(lines).contains("  " + form.text());
        }
        for (Placeholder placeholder : Placeholder.values()) {
            assertThat(lines).anyMatch(line -> line.startsWith("  " + placeholder + " "));
        }
        assertThat(lines).allMatch(line -> line.length() <= 80);
    }

    /** Draws any fault. */
    private static final class RandomFault {
        private static final long SECOND = 1_000_000_000_000L;

        static Fault of(SeededRandom random) {
            FaultForm form = FaultForm.values()[(int) random.upTo(FaultForm.values().length - 1)];
            List<Object> values = new ArrayList<>();
            for (String word : form.words()) {
                if (Character.isUpperCase(word.charAt(0))) {
                    values.add(value(Placeholder.valueOf(word), random));
                }
            }
            return form.make(values);
        }

        private static Object value(Placeholder placeholder, SeededRandom random) {
            return switch (placeholder) {
                case SHARE -> 1 + random.upTo(99);
                case PERCENT -> 100 + random.upTo(99_900);
                case TIME -> random.upTo(1) == 0 ? 1 + random.upTo(SECOND - 1) : MILLISECOND * (1 + random.upTo(999));
                case CORE, NODE -> random.upTo(1_023);
                case COUNT -> random.upTo(1_000_000);
                case DEVICE, PORT -> "nic" + random.upTo(9);
            };
        }
    }
}
