package org.barreleye.samples.processes;

import java.io.PrintWriter;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.samples.interfaces.wordcount.TotalReply;
import org.barreleye.samples.interfaces.wordcount.WordcountHandler;

/** The server's end of one connection: counts the lines and words of its client. */
final class WordCounter implements WordcountHandler {
    private final int client;
    private final PrintWriter out;
    private final Runnable onEnd;
    private long lines;
    private long words;

    /**
     * Makes the end.
     *
     * @param client the number of the client, for what is printed
     * @param onEnd called when the connection has ended
     */
    WordCounter(int client, PrintWriter out, Runnable onEnd) {
        this.client = client;
        this.out = out;
        this.onEnd = onEnd;
    }

    @Override
    public void line(String text) {
        lines++;
        words += text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }

    @Override
    public void total(TotalReply reply) {
        out.println("client " + client + ": " + lines + " lines, " + words + " words");
        out.flush();
        reply.reply(lines, words);
        lines = 0;
        words = 0;
    }

    @Override
    public void onClosed(Failure reason) {
        out.println("client " + client + " has ended: " + reason);
        out.flush();
        onEnd.run();
    }
}
