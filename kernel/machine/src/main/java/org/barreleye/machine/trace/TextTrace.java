package org.barreleye.machine.trace;

import java.io.IOException;
import java.util.Locale;

/** Writes a trace as text: a line for each entry, oldest first, and the number of entries of each kind. */
public final class TextTrace {
    private TextTrace() {}

    /**
     * Writes the entries that a trace keeps.
     *
     * @throws IOException if {@code out} fails
     */
    public static void write(Trace trace, Appendable out) throws IOException {
        for (Trace.Entry entry : trace.entries()) {
            String cause = entry.cause() == 0 ? "" : "<- " + entry.cause();
            out.append(String.format(Locale.ROOT, "%6d %-9s %,20d ps  %-8s %-16s %s\n",
                    entry.number(), cause, entry.time(), entry.core(), entry.kind(), entry.text()));
        }
        StringBuilder counts = new StringBuilder("\n");
        trace.counts().forEach((kind, count) -> counts.append(String.format(Locale.ROOT, "%,8d  %s\n", count, kind)));
        out.append(counts);
        long discarded = trace.recorded() - trace.entries().size();
        if (discarded > 0) {
            out.append(String.format(Locale.ROOT, "%,8d  earlier ones, which were not kept\n", discarded));
        }
    }
}
