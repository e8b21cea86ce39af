package org.barreleye.shell.command;

import java.util.Optional;
import org.barreleye.kpi.outcome.CallFailed;

/** Lists the commands and explains one of them. */
final class HelpCommand implements Command {
    private final Commands commands;

    HelpCommand(Commands commands) {
        this.commands = commands;
    }

    @Override
    public CommandHelp help() {
        return new CommandHelp("help", "help [COMMAND]", "lists the commands or explains one",
                "Without argument lists the commands. With COMMAND shows its synopsis, its effect and an example."
                        + " `explain` explains the terms of the system.",
                "help spawn");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        arguments.atMost(1);
        return arguments.count() == 0 ? list(session) : one(session, arguments.word(0, "COMMAND"));
    }

    private int list(Session session) throws CallFailed {
        Table table = new Table("COMMAND", "");
        for (Command command : commands.all()) {
            table.row(command.help().synopsis(), command.help().summary());
        }
        table.show(session.screen());
        session.screen().line("");
        session.screen().line("`help COMMAND` shows details and an example; `explain TERM` explains a term.");
        session.screen().line("`;` separates commands, `&` runs a program in the background, `#` begins a comment.");
        session.screen().line("Machine time stands still while the prompt waits for input: a program in the");
        session.screen().line("background runs while a command runs; `wait PROCESS` lets it run to its end.");
        if (!session.context().programs().isEmpty()) {
            session.screen().line("Programs: " + String.join(", ", session.context().programs()) + ".");
        }
        return Status.OK;
    }

    private int one(Session session, String name) throws CallFailed {
        Optional<Command> command = commands.named(name);
        if (command.isEmpty()) {
            session.screen().line("help: there is no command `" + name + "`"
                    + Suggestion.question(name, commands.names()) + " `help` lists all");
            return Status.REFUSED;
        }
        CommandHelp help = command.get().help();
        session.screen().line(help.synopsis() + " - " + help.summary());
        session.screen().line("");
        for (String line : TextWrap.lines(help.details())) {
            session.screen().line(line);
        }
        session.screen().line("");
        session.screen().line("Example: " + help.example());
        if (name.equals("spawn")) {
            session.screen().line("Programs: " + String.join(", ", session.context().programs()));
        }
        return Status.OK;
    }
}
