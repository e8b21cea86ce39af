package org.barreleye.samples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.machine.trace.Trace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The diagrams of {@code binding.md} show the messages that a run has, all of them and in their order. */
class BindingDocumentTest {
    private static final String SEND = "send ";
    private static final String RECEIVE = "receive ";

    private final Diagrams document = new Diagrams("binding.md");

    BindingDocumentTest() throws IOException {}

    @ParameterizedTest(name = "{0}, on {1} with the client on core {2} and the service on core {3}")
    @CsvSource({
        "By name,           two-x86,     0,  0, monitor.get_name_service_call, 1, nameservice.wait_for_response",
        "By name,           x86-power32, 0,  4, monitor.get_name_service_call, 1, nameservice.wait_for_response",
        "On the same core,  two-x86,     0,  0, monitor.bind_call,             2, monitor.bind_response",
        "On another core,   two-x86,     0,  1, monitor.bind_call,             2, monitor.bind_response",
        "On another core,   x86-power32, 0,  4, monitor.bind_call,             2, monitor.bind_response",
        "On another core,   scc-48,      0, 47, monitor.bind_call,             2, monitor.bind_response",
        "On another core,   demo,        0, 32, monitor.bind_call,             2, monitor.bind_response",
    })
    void the_diagram_shows_the_messages_of_a_run(String heading, String machine, int clientCore, int serviceCore,
            String first, int place, String last) {
        Scenario scenario = new Scenario(machine, clientCore, serviceCore);

        List<Trace.Entry> trace = Scenario.between(scenario.run(), SEND + first, place, RECEIVE + last);

        assertThat(messages(scenario, trace)).isEqualTo(document.below(heading));
    }

    /** Joins each message that was received with the oldest equal one that was sent before. */
    private static List<String> messages(Scenario scenario, List<Trace.Entry> trace) {
        List<String> messages = new ArrayList<>();
        SortedMap<String, Deque<String>> senders = new TreeMap<>();
        for (Trace.Entry entry : trace) {
            String participant = scenario.participant(entry.text(), entry.core());
            if (entry.kind().startsWith(SEND)) {
                String message = entry.kind().substring(SEND.length());
                senders.computeIfAbsent(message, any -> new ArrayDeque<>()).add(participant);
            } else if (entry.kind().startsWith(RECEIVE)) {
                String message = entry.kind().substring(RECEIVE.length());
                messages.add(senders.get(message).remove() + "->>" + participant + ": " + message);
            }
        }
        return messages;
    }
}
