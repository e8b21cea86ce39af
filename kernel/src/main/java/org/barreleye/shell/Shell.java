package org.barreleye.shell;

import org.barreleye.generated.user.terminal.ReadLineResult;
import org.barreleye.generated.user.terminal.TerminalClient;
import org.barreleye.generated.user.terminal.TerminalHandler;
import org.barreleye.kpi.binding.BlockingClient;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.wait.Waiting;
import org.barreleye.shell.command.Commands;
import org.barreleye.shell.command.Environment;
import org.barreleye.shell.command.Exit;
import org.barreleye.shell.command.Interruption;
import org.barreleye.shell.command.Screen;
import org.barreleye.shell.command.Session;
import org.barreleye.shell.command.Surroundings;
import org.barreleye.shell.glossary.Glossary;

/** The conversation with the person at the terminal: reads a line, does what it says, reads the next. */
public final class Shell {
    /** What the shell shows before a line is typed. */
    public static final String PROMPT = "> ";

    private final Surroundings surroundings;
    private final Interruption interruption;

    /**
     * A shell that has not begun yet.
     *
     * @param interruption where the person's wish arrives that what runs should stop
     */
    public Shell(Surroundings surroundings, Interruption interruption) {
        this.surroundings = surroundings;
        this.interruption = interruption;
    }

    /** What hears the terminal: to be given to the binding that leads there. */
    public TerminalHandler ears() {
        return new TerminalHandler() {
            @Override
            public void interrupted() {
                interruption.request();
            }
        };
    }

    /**
     * Talks until there is no more input or a command asks for the end.
     *
     * @return the status of the last command
     * @throws CallFailed if the terminal is gone
     */
    public int converse(Services services) throws CallFailed {
        Exit exit = new Exit();
        Session session = new Session(services.names(), services.processes(), services.memory(),
                new Screen(services.terminal()), new Environment(), interruption, exit, surroundings);
        Interpreter interpreter = new Interpreter(new Commands(Glossary.read()), session);
        ReadLineResult line = next(services.terminal());
        while (!line.end()) {
            interpreter.run(line.line());
            if (exit.isRequested()) {
                break;
            }
            line = next(services.terminal());
        }
        return exit.status();
    }

    /** People think as long as they like: this is the only wait without a deadline. */
    private static ReadLineResult next(TerminalClient terminal) throws CallFailed {
        terminal.withDeadline(Waiting.FOREVER);
        ReadLineResult line = terminal.readLine(PROMPT);
        terminal.withDeadline(BlockingClient.DEFAULT_PATIENCE);
        return line;
    }
}
