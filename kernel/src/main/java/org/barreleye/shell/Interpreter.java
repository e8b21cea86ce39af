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

/** Runs command lines. An error becomes a message and a status; the next line runs all the same. */
final class Interpreter {
    private final Commands commands;
    private final Session session;

    Interpreter(Commands commands, Session session) {
        this.commands = commands;
        this.session = session;
    }

    /**
     * Runs the commands of a line in order, until one ends the shell or the user interrupts. An interrupt belongs to
     * the line that runs, so an earlier one is cleared first.
     *
     * @throws CallFailed if the terminal service has failed
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
                throw new UsageError("only programs run in the background; omit `&`");
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
        Optional<String> other = nameElsewhere(name);
        if (other.isPresent()) {
            return "; did you mean `" + other.get() + "`?";
        }
        String suggestion = Suggestion.question(name, commands.names());
        return suggestion.isEmpty() ? "; `help` lists all" : suggestion;
    }

    /** Returns the command that other shells call by a name which no spelling error leads to. */
    private static Optional<String> nameElsewhere(String name) {
        return switch (name) {
            case "quit", "exit", "logout", "shutdown", "halt" -> Optional.of("poweroff");
            case "man" -> Optional.of("help");
            case "ls" -> Optional.of("names");
            case "top", "jobs" -> Optional.of("ps");
            case "run", "exec" -> Optional.of("spawn");
            case "export", "set" -> Optional.of("env");
            case "netstat" -> Optional.of("bindings");
            case "dmesg" -> Optional.of("trace");
            default -> Optional.empty();
        };
    }
}
