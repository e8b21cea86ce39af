package org.barreleye.machine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.machine.Software.FOUR;
import static org.barreleye.machine.Software.ZERO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.PingPong;
import org.barreleye.machine.Software;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final long LINE = 0x1000;

    private final Machine machine = Machine.of(Software.plain(), 1);

    /**
     * Core 0 publishes a line; core 4 waits for it, then interrupts core 0, which sets its timer, and prints when that
     * expires.
     */
    private Trace played() {
        machine.install(ZERO, Software.rom((core, event) -> {
            if (event instanceof CoreEvent.Started) {
                core.spend(1_000);
                core.publishLine(LINE, 1, 2, 3, 4, 5, 6, 7, 8);
            } else if (event instanceof CoreEvent.Interrupt) {
                core.setTimer(core.now() + 5_000_000);
            } else {
                core.print("it \"rang\" \\ \u00e9");
            }
            return CoreDirective.HALT;
        }));
        machine.install(FOUR, Software.rom((core, event) -> {
            if (event instanceof CoreEvent.LineChanged) {
                core.sendInterrupt(ZERO, 7);
                return CoreDirective.HALT;
            }
            core.load(LINE, 8, core.description().endianness());
            return new CoreDirective.Await(new long[] {LINE}, 100, CoreDirective.NEVER);
        }));
        machine.powerOn(ZERO, 0);
        machine.powerOn(FOUR, 0);
        machine.run();
        return machine.trace();
    }

    /** Returns the last entry of a kind, its cause, the cause of that, and so on. */
    private static List<String> storyOf(Trace trace, String kind) {
        List<Trace.Entry> entries = trace.entries();
        List<String> story = new ArrayList<>();
        long number = entries.stream().filter(entry -> entry.kind().equals(kind)).mapToLong(Trace.Entry::number).max()
                .orElseThrow();
        while (number != 0) {
            Trace.Entry entry = entries.get((int) number - 1);
            assertThat(entry.number()).isEqualTo(number).isGreaterThan(entry.cause());
            story.add(entry.core() + " " + entry.kind());
            number = entry.cause();
        }
        return story;
    }

    @Test
    void records_the_cause_of_each_entry() {
        assertThat(storyOf(played(), "print")).containsExactly(
                "core 0 print", "core 0 timer expired", "core 0 timer", "core 0 interrupted", "core 0 interrupt",
                "core 4 line changed", "core 0 publish", "core 0 started", "core 0 start");
    }

    @Test
    void counts_its_entries_by_kind() {
        assertThat(played().counts().toString()).isEqualTo(
                "{interrupt=1, interrupted=1, line changed=1, print=1, publish=1, start=2, started=2, timer=1, timer "
                + "expired=1}");
    }

    @Test
    void goes_on_in_a_copy_of_its_machine() {
        Machine original = PingPong.machine(5, 10);
        for (int step = 0; step < 20; step++) {
            original.step();
        }
        Machine copy = original.copy();
        original.run();
        copy.run();

        assertThat(copy.trace().entries()).isEqualTo(original.trace().entries());
    }

    @Nested
    class OfManyThings {
        private final Trace trace = new Trace(List.of(new CoreId(0)));

        private void record(int count) {
            for (int time = 1; time <= count; time++) {
                trace.record(time, 0, "tick", time);
            }
        }

        @Test
        void keeps_the_latest() {
            record(5_000);

            assertThat(trace.entries()).hasSize(4_096).last().extracting(Trace.Entry::time).isEqualTo(5_000L);
            assertThat(trace.entries().get(0).number()).isEqualTo(905);
            assertThat(trace.recorded()).isEqualTo(5_000);
        }

        @Test
        void keeps_more_or_fewer_by_its_capacity() {
            record(5_000);
            trace.setCapacity(10_000);
            record(5_000);
            assertThat(trace.entries()).hasSize(9_096);

            trace.setCapacity(10);
            assertThat(trace.entries()).extracting(Trace.Entry::number)
                    .containsExactly(9_991L, 9_992L, 9_993L, 9_994L, 9_995L, 9_996L, 9_997L, 9_998L, 9_999L, 10_000L);
            assertThatThrownBy(() -> trace.setCapacity(0)).hasMessage("a trace keeps 1 entry or more, not 0");
        }
    }

    @Nested
    class ForViewers {
        @Test
        void is_json_with_a_track_for_each_core_and_an_arrow_for_each_cause() throws IOException {
            StringBuilder json = new StringBuilder();
            Trace trace = played();
            ChromeTrace.write(trace, json);

            JsonNode events = new ObjectMapper().readTree(json.toString()).get("traceEvents");

            assertThat(withPhase(events, "M")).extracting(event -> event.at("/args/name").asText())
                    .containsExactly("core 0", "core 4");
            assertThat(withPhase(events, "X")).hasSameSizeAs(trace.entries());
            long caused = trace.entries().stream().filter(entry -> entry.cause() != 0).count();
            assertThat(withPhase(events, "s")).hasSize((int) caused);
            assertThat(withPhase(events, "f")).hasSize((int) caused);
            JsonNode print = withPhase(events, "X").stream().filter(event -> event.get("name").asText().equals("print"))
                    .findFirst()
                    .orElseThrow();
            assertThat(print.at("/args/detail").asText()).isEqualTo("it \"rang\" \\ \u00e9");
            assertThat(print.get("ts").decimalValue().movePointRight(6).longValueExact())
                    .isEqualTo(machine.console().get(0).time());
        }

        private List<JsonNode> withPhase(JsonNode events, String phase) {
            List<JsonNode> found = new ArrayList<>();
            events.forEach(event -> {
                if (event.get("ph").asText().equals(phase)) {
                    found.add(event);
                }
            });
            return found;
        }
    }

    @Test
    void for_people_is_a_line_for_each_entry_and_the_counts() throws IOException {
        StringBuilder text = new StringBuilder();
        TextTrace.write(played(), text);

        assertThat(text.toString()).contains("core 4   line changed     0x1000\n").contains("       2  started\n");
    }
}
