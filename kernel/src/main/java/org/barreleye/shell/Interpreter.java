package org.barreleye.shell;

import java.util.List;
import java.util.Map;
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
    // The names that other shells give to these commands, where no spelling leads there.
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("quit", "poweroff"), Map.entry("exit", "poweroff"), Map.entry("logout", "poweroff"),
            Map.entry("shutdown", "poweroff"), Map.entry("halt", "poweroff"), Map.entry("man", "help"),
            Map.entry("ls", "names"), Map.entry("top", "ps"), Map.entry("jobs", "ps"), Map.entry("run", "spawn"),
            Map.entry("exec", "spawn"), Map.entry("export", "env"), Map.entry("set", "env"),
            Map.entry("netstat", "bindings"), Map.entry("dmesg", "trace"));

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
        if (commands.currentName(parsed.name()).isPresent()) {
            session.screen().line("note: `" + parsed.name() + "` is now called `" + name + "`");
        }
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
        String other = ELSEWHERE.get(name);
        if (other != null) {
            return "; did you mean `" + other + "`?";
        }
        String suggestion = Suggestion.question(name, commands.names());
        return suggestion.isEmpty() ? "; `help` lists all" : suggestion;
    }
}
