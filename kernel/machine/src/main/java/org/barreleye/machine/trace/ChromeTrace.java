package org.barreleye.machine.trace;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.types.CoreId;

/**
 * Writes a trace as Chrome's trace event format, which Perfetto and chrome://tracing open: a track for each core, a
 * slice of a nanosecond for each entry, an arrow from each cause to what follows from it.
 */
public final class ChromeTrace {
    private static final long PICOSECONDS_PER_MICROSECOND = 1_000_000;

    private final Appendable out;
    private String separator = "\n";

    private ChromeTrace(Appendable out) {
        this.out = out;
    }

    /**
     * Writes the entries that a trace keeps.
     *
     * @param out gets one JSON object, in ASCII
     * @throws IOException if {@code out} fails
     */
    public static void write(Trace trace, Appendable out) throws IOException {
        out.append("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[");
        new ChromeTrace(out).writeAll(trace.entries());
        out.append("\n]}\n");
    }

    private void writeAll(List<Trace.Entry> entries) throws IOException {
        SortedMap<Integer, CoreId> cores = new TreeMap<>();
        SortedMap<Long, Trace.Entry> kept = new TreeMap<>();
        for (Trace.Entry entry : entries) {
            cores.put(entry.core().number(), entry.core());
            kept.put(entry.number(), entry);
        }
        for (CoreId core : cores.values()) {
            event("\"ph\":\"M\",\"name\":\"thread_name\"," + track(core) + ",\"args\":{\"name\":"
                    + quoted(core.toString())
                    + "}");
        }
        for (Trace.Entry entry : entries) {
            slice(entry);
            Trace.Entry cause = kept.get(entry.cause());
            if (cause != null) {
                arrow("s", cause, entry);
                arrow("f", entry, entry);
            }
        }
    }

    private void slice(Trace.Entry entry) throws IOException {
        event("\"ph\":\"X\",\"name\":" + quoted(entry.kind()) + "," + at(entry) + ",\"dur\":0.001,\"args\":{\"number\":"
                + entry.number() + ",\"cause\":" + entry.cause() + ",\"detail\":" + quoted(entry.text()) + "}");
    }

    /** One end of the arrow that leads to an entry. */
    private void arrow(String end, Trace.Entry at, Trace.Entry to) throws IOException {
        event("\"ph\":\"" + end + "\",\"bp\":\"e\",\"cat\":\"cause\",\"name\":\"cause\",\"id\":" + to.number() + ","
                + at(at));
    }

    private void event(String fields) throws IOException {
        out.append(separator).append('{').append(fields).append('}');
        separator = ",\n";
    }

    /** Time and core of an entry, in microseconds with six decimals. */
    private static String at(Trace.Entry entry) {
        long whole = entry.time() / PICOSECONDS_PER_MICROSECOND;
        String rest = Long.toString(PICOSECONDS_PER_MICROSECOND + entry.time() % PICOSECONDS_PER_MICROSECOND)
                .substring(1);
        return "\"ts\":" + whole + "." + rest + "," + track(entry.core());
    }

    private static String track(CoreId core) {
        return "\"pid\":0,\"tid\":" + core.number();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character >= ' ' && character < 0x7f) {
                quoted.append(character);
            } else {
                quoted.append("\\u").append(Integer.toHexString(0x10000 | character).substring(1));
            }
        }
        return quoted.append('"').toString();
    }
}
