package org.barreleye.cli;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Lines for which the user is asked while the machine goes on: by a thread of the host, one line at a time. */
final class BackgroundLines implements LineSource, AutoCloseable {
    private final LineSource lines;
    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    // Null while no line is asked for.
    private CompletableFuture<Optional<String>> asked;

    BackgroundLines(LineSource lines) {
        this.lines = lines;
    }

    @Override
    public boolean isReady(String prompt) {
        ask(prompt);
        return asked.isDone();
    }

    @Override
    public Optional<String> next(String prompt) {
        ask(prompt);
        try {
            return asked.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            asked = null;
        }
    }

    private void ask(String prompt) {
        if (asked == null) {
            asked = CompletableFuture.supplyAsync(() -> lines.next(prompt), reader);
        }
    }

    /** Asks for no further line. The thread ends when the user has finished the line that was asked for. */
    @Override
    public void close() {
        reader.shutdownNow();
    }
}
