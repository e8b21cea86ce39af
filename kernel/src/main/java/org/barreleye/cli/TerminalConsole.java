package org.barreleye.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The user's terminal, with line editing, history and completion. */
final class TerminalConsole implements UserConsole {
    private static final String WELCOME =
            "`help` lists the commands, `explain` the terms; Tab completes, Ctrl-D powers the machine off.\n"
            + "Machine time stands still while the prompt waits.";

    private final Terminal terminal;
    private final LineReader reader;
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private boolean welcomeShown;
    // Whether the user is being asked for a line, perhaps by another thread than that of the machine.
    private volatile boolean isReading;

    private TerminalConsole(Terminal terminal, List<String> programs) {
        this.terminal = terminal;
        DefaultParser parser = new DefaultParser();
        parser.setEscapeChars(new char[0]);
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("barreleye")
                .parser(parser)
                .completer(new Completion(programs))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        configureHistory();
        terminal.handle(Terminal.Signal.INT, signal -> interrupted.set(true));
    }

    /** Returns the terminal of this process; empty if it has none. */
    static Optional<UserConsole> find(List<String> programs) {
        if (System.console() == null) {
            return Optional.empty();
        }
        try {
            Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build();
            if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                terminal.close();
                return Optional.empty();
            }
            return Optional.of(new TerminalConsole(terminal, programs));
        } catch (IOException noTerminal) {
            return Optional.empty();
        }
    }

    /** Keeps the history in a file, if that can be written. */
    private void configureHistory() {
        String state = System.getenv("XDG_STATE_HOME");
        Path folder = state == null || state.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(state);
        try {
            Files.createDirectories(folder.resolve("barreleye"));
            reader.setVariable(LineReader.HISTORY_FILE, folder.resolve("barreleye").resolve("history"));
        } catch (IOException noHistory) {
            // Then the history ends with the session.
        }
    }

    @Override
    public LineSource lines() {
        return this::next;
    }

    private Optional<String> next(String prompt) {
        if (!welcomeShown) {
            welcomeShown = true;
            show(WELCOME + "\n");
        }
        interrupted.set(false);
        isReading = true;
        try {
            return Optional.of(reader.readLine(prompt));
        } catch (UserInterruptException discarded) {
            return Optional.of("");
        } catch (EndOfFileException end) {
            return Optional.empty();
        } finally {
            isReading = false;
        }
    }

    @Override
    public void show(String text) {
        if (isReading) {
            reader.printAbove(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
            return;
        }
        terminal.writer().print(text);
        terminal.flush();
    }

    @Override
    public boolean testAndClearInterrupt() {
        return interrupted.getAndSet(false);
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
