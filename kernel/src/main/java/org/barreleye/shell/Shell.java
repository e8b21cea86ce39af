package org.barreleye.shell;

import org.barreleye.generated.user.terminal.ReadLineResult;
import org.barreleye.generated.user.terminal.TerminalClient;
import org.barreleye.generated.user.terminal.TerminalHandler;
import org.barreleye.kpi.binding.BlockingClient;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.shell.command.Commands;
import org.barreleye.shell.command.Environment;
import org.barreleye.shell.command.Exit;
import org.barreleye.shell.command.Interruption;
import org.barreleye.shell.command.Screen;
import org.barreleye.shell.command.Session;
import org.barreleye.shell.command.ShellContext;
import org.barreleye.shell.glossary.Glossary;

/** The conversation with the person at the terminal: reads a line, does what it says, reads the next. */
public final class Shell {
    /** What the shell shows before a line is typed. */
    public static final String PROMPT = "> ";

    private final ShellContext context;
    private final Interruption interruption;

    /**
     * A shell that has not begun yet.
     *
     * @param interruption where the person's wish arrives that what runs should stop
     */
    public Shell(ShellContext context, Interruption interruption) {
        this.context = context;
        this.interruption = interruption;
    }

    /** What hears the terminal: to be given to the binding that leads there. */
    public TerminalHandler terminalHandler() {
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
    public int run(Services services) throws CallFailed {
        Exit exit = new Exit();
        Session session = new Session(services.names(), services.processes(), services.inspectors(), services.memory(),
                new Screen(services.terminal()), new Environment(), interruption, exit, context);
        Interpreter interpreter = new Interpreter(new Commands(Glossary.read()), session);
        ReadLineResult line = readLine(services.terminal());
        while (!line.end()) {
            interpreter.run(line.line());
            if (exit.isRequested()) {
                break;
            }
            line = readLine(services.terminal());
        }
        return exit.status();
    }

    /** People think as long as they like: this is the only wait without a deadline. */
    private static ReadLineResult readLine(TerminalClient terminal) throws CallFailed {
        terminal.withDeadline(Waiter.FOREVER);
        ReadLineResult line = terminal.readLine(PROMPT);
        terminal.withDeadline(BlockingClient.DEFAULT_TIMEOUT);
        return line;
    }
}
