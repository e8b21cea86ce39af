package org.barreleye.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.machine.trace.Trace;

/**
 * The messages between monitors in a trace, as a sequence diagram in the notation of Mermaid. The sender of a message
 * is the core of the entry that has led to its reception, else the one that has sent the oldest message of its name.
 */
final class MessageDiagram {
    private static final String SEND = "send intermon.";
    private static final String RECEIVE = "receive intermon.";

    private final List<Trace.Entry> entries;
    private final SortedMap<Long, Trace.Entry> byNumber = new TreeMap<>();
    // For each message, the cores that have sent it and whose message has not been received yet, the oldest first.
    private final SortedMap<String, Deque<Integer>> unreceived = new TreeMap<>();

    private MessageDiagram(Trace trace) {
        entries = trace.entries();
        entries.forEach(entry -> byNumber.put(entry.number(), entry));
    }

    /** Writes the messages in the order in which they were received, those of a capability's revoke among them. */
    static void write(Trace trace, Appendable out) throws IOException {
        out.append("sequenceDiagram\n");
        new MessageDiagram(trace).append(out);
    }

    private void append(Appendable out) throws IOException {
        for (Trace.Entry entry : entries) {
            if (entry.kind().startsWith(SEND)) {
                unreceived.computeIfAbsent(entry.kind().substring(SEND.length()), none -> new ArrayDeque<>())
                        .add(entry.core().number());
            } else if (entry.kind().startsWith(RECEIVE)) {
                String message = entry.kind().substring(RECEIVE.length());
                out.append("    core" + senderOf(entry, message) + "->>core" + entry.core().number() + ": intermon."
                        + message + "\n");
            }
        }
    }

    private int senderOf(Trace.Entry received, String message) {
        Deque<Integer> candidates = unreceived.getOrDefault(message, new ArrayDeque<>());
        Trace.Entry cause = byNumber.get(received.cause());
        while (cause != null && cause.core().equals(received.core())) {
            cause = byNumber.get(cause.cause());
        }
        if (cause != null && candidates.remove(cause.core().number())) {
            return cause.core().number();
        }
        // Its begin may not be kept any more.
        return candidates.isEmpty() ? received.core().number() : candidates.remove();
    }
}
