package org.barreleye.shell.command;

import java.util.Map;
import org.barreleye.kpi.outcome.CallFailed;

/** Shows and changes the environment. */
final class EnvCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("env", "env [NAME=VALUE..]", "shows or changes the environment of programs",
                "Without arguments shows the variables. Otherwise sets each NAME to its VALUE; an empty VALUE removes"
                        + " the variable. A program receives the variables that are set when `spawn` starts it.",
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
            throw new UsageError("`" + word + "` is no assignment; write NAME=VALUE");
        }
        if (word.indexOf(' ') >= 0) {
            throw new UsageError("`" + word
                    + "` contains a blank; variables are separated by blanks, so use another character");
        }
    }
}
