package org.barreleye.samples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.barreleye.machine.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The diagrams of {@code calls.md} show the messages of one call and what the machine does for them. */
class CallsDocumentTest {
    private static final String CALL = "send parcel.quote_call";
    private static final String RESPONSE = "receive parcel.quote_response";

    private final Diagrams document = new Diagrams("calls.md");

    CallsDocumentTest() throws IOException {}

    @ParameterizedTest(name = "{0}, on {1} with the client on core {2} and the service on core {3}")
    @CsvSource({
        "On the same core,                   two-x86,     0,  0",
        "On another core,                    two-x86,     0,  1",
        "On another core,                    x86-power32, 0,  4",
        "On another core,                    scc-48,      0, 47",
        "On another core without coherence,  demo,        0, 32",
    })
    void the_diagram_shows_the_steps_of_a_run(String heading, String machine, int clientCore, int serviceCore) {
        Scenario scenario = new Scenario(machine, clientCore, serviceCore);

        List<Trace.Entry> trace = Scenario.between(scenario.run(), CALL, 2, RESPONSE);

        assertThat(steps(scenario, trace)).isEqualTo(document.below(heading));
    }

    /** The classes are of all modules; those of the sample are generated. */
    @Test
    void every_class_that_the_tables_name_exists() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            Set<String> classes = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(classes).containsAll(document.classesInTables());
        }
    }

    /** Writes each entry as a step of a diagram. The words of one line in a mailbox are one step. */
    private static List<String> steps(Scenario scenario, List<Trace.Entry> trace) {
        List<String> steps = new ArrayList<>();
        for (Trace.Entry entry : trace) {
            String core = "core" + scenario.number(entry.core());
            String step = switch (entry.kind()) {
                case "publish", "line changed", "device", "interrupt" -> core + "->>" + core + ": " + entry.kind();
                default -> entry.kind().startsWith("send ")
                        ? scenario.participant(entry.text(), entry.core()) + "->>" + core + ": " + entry.kind()
                        : entry.kind().startsWith("receive ")
                        ? core + "->>" + scenario.participant(entry.text(), entry.core()) + ": " + entry.kind()
                        : "";
            };
            if (!step.isEmpty() && (steps.isEmpty() || !steps.get(steps.size() - 1).equals(step))) {
                steps.add(step);
            }
        }
        return steps;
    }
}
