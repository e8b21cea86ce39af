package org.barreleye.capops.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.capops.system.Holders.PAGE;
import static org.barreleye.capops.system.Holders.ok;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.boot.BootResult;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.machine.trace.Trace;
import org.junit.jupiter.api.Test;

/** The diagrams of {@code capops.md} show the messages between monitors of a run, all of them. */
class CapabilityMessagesTest {
    private static final int TRACE_ENTRIES = 1 << 17;
    private static final String SEND = "send intermon.cap_";
    private static final String RECEIVE = "receive intermon.cap_";
    private static final String BEGIN = "begin of the operation";
    private static final String END = "end of the operation";

    /** Returns the messages of the operation in some lines, in the order in which they were received. */
    private static List<String> messages(String machine, Holders.Lines lines) {
        Trace[] trace = new Trace[1];
        Holders.on(BootResult.on(machine).observedBy(booted -> {
            trace[0] = booted.trace();
            trace[0].setCapacity(TRACE_ENTRIES);
            trace[0].setKeepsNotes(true);
        }), holders -> {
            holders.start(0, 1, 2);
            lines.run(holders);
        });
        return between(trace[0].entries());
    }

    private static void during(Holders holders, Holders.Lines operation) throws CallFailed {
        holders.settle();
        holders.domain().syscalls().mark(BEGIN);
        operation.run(holders);
        holders.settle();
        holders.domain().syscalls().mark(END);
    }

    /** Joins each message that was received with the oldest one of its kind that was sent. */
    private static List<String> between(List<Trace.Entry> entries) {
        long begin = timeOf(BEGIN, entries);
        long end = timeOf(END, entries);
        List<String> messages = new ArrayList<>();
        SortedMap<String, Deque<Integer>> senders = new TreeMap<>();
        for (Trace.Entry entry : entries) {
            if (entry.time() < begin || entry.time() > end) {
                continue;
            }
            if (entry.kind().startsWith(SEND)) {
                senders.computeIfAbsent(entry.kind().substring(SEND.length()), any -> new ArrayDeque<>())
                        .add(entry.core().number());
            } else if (entry.kind().startsWith(RECEIVE)) {
                String message = entry.kind().substring(RECEIVE.length());
                messages.add("core" + senders.get(message).remove() + "->>core" + entry.core().number()
                        + ": intermon.cap_" + message);
            }
        }
        return messages;
    }

    private static long timeOf(String mark, List<Trace.Entry> entries) {
        return entries.stream().filter(entry -> entry.text().equals(mark)).findFirst().orElseThrow().time();
    }

    /** The messages of a diagram below a heading of the document. */
    private static List<String> diagram(String heading, int number) throws IOException {
        String text = Files.readString(Path.of("docs/capops.md"));
        int at = text.indexOf("\n## " + heading + "\n");
        assertThat(at).as("the heading '%s'", heading).isNotNegative();
        for (int i = 0; i <= number; i++) {
            at = text.indexOf("sequenceDiagram", at + 1);
        }
        return text.substring(at, text.indexOf("```", at)).lines().skip(1).map(String::strip).toList();
    }

    private static void assertShown(String heading, int number, Holders.Lines lines) throws IOException {
        assertShown("smp-4", heading, number, lines);
    }

    private static void assertShown(String machine, String heading, int number, Holders.Lines lines)
            throws IOException {
        assertThat(messages(machine, lines)).containsExactlyInAnyOrderElementsOf(diagram(heading, number));
    }

    @Test
    void aCopyFromTheHome() throws IOException {
        assertShown("Copy from the home", 0, holders -> {
            FrameReference frame = holders.frame(holders.allocate(PAGE));
            during(holders, running -> ok(running.at(1).hold(frame)));
        });
    }

    @Test
    void theDropOfTheLastCopy() throws IOException {
        assertShown("Copy from the home", 1, holders -> {
            ok(holders.at(1).hold(holders.frame(holders.allocate(PAGE))));
            during(holders, running -> ok(running.at(1).delete(0)));
        });
    }

    @Test
    void aCopyToTheHome() throws IOException {
        assertShown("Copy to the home", 0, holders -> {
            FrameReference frame = holders.frame(holders.allocate(PAGE));
            ok(holders.at(1).hold(frame));
            ok(holders.at(1).hold(frame));
            ok(holders.at(1).forward(0, 0));
            during(holders, running -> ok(running.at(1).forward(1, 0)));
        });
    }

    @Test
    void aCopyByAThirdCore() throws IOException {
        assertShown("Copy by a third core", 0, holders -> {
            ok(holders.at(1).hold(holders.frame(holders.allocate(PAGE))));
            ok(holders.at(1).forward(0, 2));
            during(holders, running -> ok(running.at(1).forward(0, 2)));
        });
    }

    @Test
    void memoryThatIsLent() throws IOException {
        assertShown("Lend and return", 0, holders -> {
            RamReference page = holders.allocate(PAGE);
            during(holders, running -> ok(running.at(1).holdGiven(page)));
        });
    }

    @Test
    void lentMemoryThatReturns() throws IOException {
        assertShown("Lend and return", 1, holders -> {
            RamReference page = holders.allocate(PAGE);
            ok(holders.at(1).holdGiven(page));
            during(holders, running -> assertThat(running.isHeld(running.at(1).give(0))).isTrue());
        });
    }

    @Test
    void lentMemoryThatIsDeleted() throws IOException {
        assertShown("Lend and return", 2, holders -> {
            ok(holders.at(1).holdGiven(holders.allocate(PAGE)));
            ok(holders.at(1).retype(0));
            ok(holders.at(1).delete(0));
            during(holders, running -> ok(running.at(1).delete(1)));
        });
    }

    @Test
    void aRetypeOfForeignMemory() throws IOException {
        assertShown("Retype of foreign memory", 0, holders -> {
            ok(holders.at(1).hold(holders.allocate(PAGE)));
            during(holders, running -> ok(running.at(1).retype(0)));
        });
    }

    @Test
    void aRevokeAlongTheTree() throws IOException {
        assertShown("amd-4x4", "Revoke along the tree of cores", 0, holders -> {
            RamReference page = holders.allocate(PAGE);
            for (int core : List.of(1, 4, 5, 6, 7)) {
                ok(holders.at(core).hold(page));
            }
            during(holders, running -> assertThat(running.revoke(page)).isEqualTo(KernelError.NONE));
        });
    }

    @Test
    void aRevokeFromTheHome() throws IOException {
        assertShown("Revoke from the home", 0, holders -> {
            RamReference page = holders.allocate(PAGE);
            FrameReference frame = holders.frame(page);
            ok(holders.at(1).hold(frame));
            ok(holders.at(2).hold(frame));
            during(holders, running -> assertThat(running.revoke(page)).isEqualTo(KernelError.NONE));
        });
    }

    @Test
    void aRevokeFromAHolder() throws IOException {
        assertShown("Revoke from a holder", 0, holders -> {
            FrameReference frame = holders.frame(holders.allocate(PAGE));
            ok(holders.at(1).holdGiven(holders.copy(frame)));
            ok(holders.at(2).hold(frame));
            during(holders, running -> ok(running.at(1).revoke(0)));
        });
    }

    @Test
    void aRevokeWithLentMemory() throws IOException {
        assertShown("Revoke with lent memory", 0, holders -> {
            RamReference pages = holders.allocate(4 * PAGE);
            ok(holders.at(1).holdGiven(holders.part(pages)));
            ok(holders.at(1).forward(0, 2));
            during(holders, running -> assertThat(running.revoke(pages)).isEqualTo(KernelError.NONE));
        });
    }
}
