package org.barreleye.shell.command;

import java.util.Map;
import org.barreleye.kpi.outcome.CallFailed;

/** Shows and changes the environment. */
final class EnvCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("env", "env [NAME=VALUE..]", "shows or changes the environment of programs",
                "Without arguments shows the variables. Otherwise gives each NAME its VALUE; an empty VALUE takes the"
                        + " variable away. Programs get the variables as they are when `spawn` starts them.",
                "env COLOUR=blue");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        for (String word : arguments.words()) {
            check(word);
        }
        for (String word : arguments.words()) {
            int equals = word.indexOf('=');
            session.environment().set(word.substring(0, equals), word.substring(equals + 1));
        }
        if (arguments.count() == 0) {
            for (Map.Entry<String, String> variable : session.environment().variables().entrySet()) {
                session.screen().line(variable.getKey() + "=" + variable.getValue());
            }
        }
        return Status.OK;
    }

    private static void check(String word) throws UsageError {
        if (word.indexOf('=') < 1) {
            throw new UsageError("`" + word + "` sets no variable: write NAME=VALUE");
        }
        if (word.indexOf(' ') >= 0) {
            throw new UsageError("`" + word
                    + "` holds a blank, which separates one variable from the next on their way to a"
                    + " program: use another character");
        }
    }
}
