package org.barreleye.shell;

import org.barreleye.generated.user.terminal.ReadLineResult;
import org.barreleye.generated.user.terminal.TerminalClient;
import org.barreleye.generated.user.terminal.TerminalHandler;
import org.barreleye.kpi.binding.BlockingClient;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.shell.command.BoundService;
import org.barreleye.shell.command.Commands;
import org.barreleye.shell.command.Environment;
import org.barreleye.shell.command.Exit;
import org.barreleye.shell.command.Interruption;
import org.barreleye.shell.command.Screen;
import org.barreleye.shell.command.Session;
import org.barreleye.shell.command.ShellContext;
import org.barreleye.shell.glossary.Glossary;

/** The loop of the shell: reads a line from the terminal, runs its commands, reads the next. */
public final class Shell {
    /** The prompt. */
    public static final String PROMPT = "> ";

    private final ShellContext context;
    private final Interruption interruption;

    /**
     * Makes a shell that is not running yet.
     *
     * @param interruption the user's interrupt
     */
    public Shell(ShellContext context, Interruption interruption) {
        this.context = context;
        this.interruption = interruption;
    }

    /** Returns the handler of the messages of the terminal, for the binding to it. */
    public TerminalHandler terminalHandler() {
        return new TerminalHandler() {
            @Override
            public void interrupted() {
                interruption.request();
            }
        };
    }

    /**
     * Runs until the input ends or a command ends the shell.
     *
     * @return the status of the last command
     * @throws CallFailed if the terminal service has failed and is not started again
     */
    public int run(Services services) throws CallFailed {
        Exit exit = new Exit();
        Session session = new Session(services.names(), services.processes(), services.control(),
                services.authorities(), services.inspectors(), services.memory(), services.knowledge(),
                services.devices(), services.bus(), services.network(), new Screen(services.terminal()),
                new Environment(), interruption, exit, context);
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

    /**
     * Reads a line. This is the only wait without a deadline. If the terminal service ends meanwhile, the line is read
     * from the next one.
     */
    private static ReadLineResult readLine(BoundService<TerminalClient> service) throws CallFailed {
        while (true) {
            TerminalClient terminal = service.client();
            terminal.withDeadline(Waiter.FOREVER);
            try {
                return terminal.readLine(PROMPT);
            } catch (CallFailed failed) {
                if (failed.failure().kind() != Failure.Kind.PEER_GONE) {
                    throw failed;
                }
            } finally {
                terminal.withDeadline(BlockingClient.DEFAULT_TIMEOUT);
            }
        }
    }
}
