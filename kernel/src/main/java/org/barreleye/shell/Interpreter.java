package org.barreleye.shell;

import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.shell.command.Arguments;
import org.barreleye.shell.command.Command;
import org.barreleye.shell.command.Commands;
import org.barreleye.shell.command.Session;
import org.barreleye.shell.command.Status;
import org.barreleye.shell.command.Suggestion;
import org.barreleye.shell.command.UsageError;
import org.barreleye.shell.syntax.CommandLine;
import org.barreleye.shell.syntax.SimpleCommand;
import org.barreleye.shell.syntax.SyntaxError;

/** Does what lines say. Whatever goes wrong is a message and a status, and the next line can come. */
final class Interpreter {
    private final Commands commands;
    private final Session session;

    Interpreter(Commands commands, Session session) {
        this.commands = commands;
        this.session = session;
    }

    /**
     * Runs the commands of a line, one after the other, until one asks for the end or the person interrupts. An
     * interruption is meant for the line that runs, so one that came before is forgotten.
     *
     * @throws CallFailed if nothing can be shown any more
     */
    void run(String line) throws CallFailed {
        session.interruption().testAndClear();
        try {
            List<SimpleCommand> commandsOfLine = CommandLine.parse(line);
            for (SimpleCommand command : commandsOfLine) {
                int status = run(command);
                session.exit().setStatus(status);
                session.screen().flush();
                if (session.exit().isRequested() || status == Status.INTERRUPTED) {
                    break;
                }
                if (session.interruption().testAndClear()) {
                    session.exit().setStatus(Status.INTERRUPTED);
                    break;
                }
            }
        } catch (SyntaxError error) {
            session.screen().line(error.getMessage());
            session.exit().setStatus(Status.USAGE);
        }
        session.screen().flush();
    }

    private int run(SimpleCommand parsed) throws CallFailed {
        Optional<Command> found = commands.named(parsed.name());
        if (found.isEmpty()) {
            session.screen().line("unknown command `" + parsed.name() + "`" + suggestion(parsed.name()));
            return Status.UNKNOWN;
        }
        Command command = found.get();
        String name = command.help().name();
        try {
            if (parsed.background() && !command.mayRunInBackground()) {
                throw new UsageError("only programs run in the background: leave out `&`");
            }
            return command.run(session, new Arguments(parsed.arguments(), parsed.background()));
        } catch (UsageError error) {
            session.screen().line(name + ": " + error.getMessage());
            session.screen().line("usage: " + command.help().synopsis());
            return Status.USAGE;
        } catch (CallFailed failed) {
            session.screen().line(name + ": " + failed.failure().sentence());
            return Status.REFUSED;
        }
    }

    private String suggestion(String name) {
        if (session.context().programs().contains(name)) {
            return "; it is a program: `spawn CORE " + name + "` runs it";
        }
        String suggestion = Suggestion.question(name, commands.names());
        return suggestion.isEmpty() ? "; `help` lists all" : suggestion;
    }
}
