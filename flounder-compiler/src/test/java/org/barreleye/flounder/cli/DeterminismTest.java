package org.barreleye.flounder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.testing.TwoJvms;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same input gives the same bytes, in another JVM too. */
class DeterminismTest {
    private static final String SUITE = "src/test/resources/conformance/";

    @ParameterizedTest
    @ValueSource(strings = {"layout", "dump", "lint"})
    void two_jvms_print_the_same(String command) {
        List<String> arguments = new ArrayList<>(List.of(command, "-I", SUITE + "basetypes.if"));
        Texts.SUITE.forEach(name -> arguments.add(SUITE + name + ".if"));
        arguments.addAll(List.of("src/test/resources/roundtrip/lending.if", "--capabilities",
                "src/test/resources/roundtrip/capabilities.json"));

        TwoJvms said = TwoJvms.run(Sayer.class, arguments.toArray(String[]::new));

        assertThat(said.first()).isNotEmpty().isEqualTo(said.second());
    }

    /** The command line, ending well whatever it finds. */
    static final class Sayer {
        private Sayer() {}

        public static void main(String[] arguments) {
            Flounder.line().execute(arguments);
        }
    }
}
