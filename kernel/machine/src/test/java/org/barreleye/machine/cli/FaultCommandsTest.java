package org.barreleye.machine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.barreleye.machine.fault.FaultForm;
import org.junit.jupiter.api.Test;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Faults on the command line of machines. */
class FaultCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return MachineCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @Test
    void explain_fault_lists_the_grammar() {
        assertThat(run("explain", "fault")).isZero();
        for (FaultForm form : FaultForm.values()) {
            assertThat(out.toString()).contains(form.text());
        }
    }

    @Test
    void explain_knows_no_other_term() {
        assertThat(run("explain", "binding")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("the only term is fault, not 'binding'");
    }

    @Test
    void an_experiment_with_a_slow_core_measures_more_cycles() {
        assertThat(run("experiment", "ipi", "--machine", "two-x86")).isZero();
        String plain = out.toString();
        out.getBuffer().setLength(0);

        assertThat(run("experiment", "ipi", "--machine", "two-x86", "--fault", "core 1 takes 300 % of the time"))
                .isZero();
        assertThat(out.toString()).contains("with the fault: core 1 takes 300 % of the time")
                .isNotEqualTo(plain);
    }

    @Test
    void an_experiment_has_one_machine() {
        assertThat(run("experiment", "ipi", "--machine", "two-x86", "--fault", "m1: core 1 stops at 1 ms"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("there is no machine m1; there is one machine, which is not named");
    }

    @Test
    void a_shell_completes_the_first_words_of_sentences_and_the_term() {
        String script = AutoComplete.bash("machine", new CommandLine(new MachineCommand()));

        assertThat(script).contains("\"interrupts\" \"transfers\" \"core\" \"link\" \"device\" \"port\"")
                .containsPattern("TERM\\w*=\\(\"fault\"\\)");
    }

    @Test
    void a_sentence_that_is_wrong_is_refused() {
        assertThat(run("experiment", "ipi", "--machine", "two-x86", "--fault", "core 9 stops at 1 ms"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("there is no core 9; there are [0, 1]");
    }
}
