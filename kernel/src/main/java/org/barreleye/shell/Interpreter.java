package org.barreleye.shell;

import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.shell.command.Arguments;
import org.barreleye.shell.command.Command;
import org.barreleye.shell.command.Commands;
import org.barreleye.shell.command.Misuse;
import org.barreleye.shell.command.Session;
import org.barreleye.shell.command.Status;
import org.barreleye.shell.command.Suggestion;
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
        session.interruption().taken();
        try {
            List<SimpleCommand> parsed = CommandLine.parse(line);
            for (SimpleCommand command : parsed) {
                int status = run(command);
                session.exit().ended(status);
                session.screen().flush();
                if (session.exit().isRequested() || status == Status.INTERRUPTED) {
                    break;
                }
                if (session.interruption().taken()) {
                    session.exit().ended(Status.INTERRUPTED);
                    break;
                }
            }
        } catch (SyntaxError error) {
            session.screen().line(error.getMessage());
            session.exit().ended(Status.USAGE);
        }
        session.screen().flush();
    }

    private int run(SimpleCommand written) throws CallFailed {
        Optional<Command> found = commands.named(written.name());
        if (found.isEmpty()) {
            session.screen().line("unknown command `" + written.name() + "`" + instead(written.name()));
            return Status.UNKNOWN;
        }
        Command command = found.get();
        String name = command.manual().name();
        try {
            if (written.background() && !command.mayRunInBackground()) {
                throw new Misuse("only programs run in the background: leave out `&`");
            }
            return command.run(session, new Arguments(written.arguments(), written.background()));
        } catch (Misuse misuse) {
            session.screen().line(name + ": " + misuse.getMessage());
            session.screen().line("usage: " + command.manual().synopsis());
            return Status.USAGE;
        } catch (CallFailed failed) {
            session.screen().line(name + ": " + failed.failure().sentence());
            return Status.REFUSED;
        }
    }

    private String instead(String word) {
        if (session.surroundings().programs().contains(word)) {
            return "; it is a program: `spawn CORE " + word + "` runs it";
        }
        String suggestion = Suggestion.instead(word, commands.names());
        return suggestion.isEmpty() ? "; `help` lists all" : suggestion;
    }
}
