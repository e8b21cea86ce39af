package org.barreleye.shell.command;

import java.util.List;
import org.barreleye.generated.user.processes.ProcessesInterface;
import org.barreleye.generated.user.processes.SpawnResult;
import org.barreleye.kpi.outcome.CallFailed;

/** Starts programs. */
final class SpawnCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("spawn", "spawn CORE PROGRAM [ARGUMENT..] [&]", "starts a program on a core",
                "Starts PROGRAM of the boot image on CORE and waits until it has ended; its exit status is then the"
                        + " command's. With & does not wait, and shows the number of the process for `wait` and `kill`."
                        + " `lscpu` lists the cores.",
                "spawn 0 demo");
    }

    @Override
    public boolean mayRunInBackground() {
        return true;
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        long core = arguments.number(0, "CORE");
        String program = Arguments.fitting(
                arguments.word(1, "PROGRAM"), ProcessesInterface.Limits.SPAWN_CALL_PROGRAM, "the name of a program");
        return start(session, core, program, arguments.from(2), arguments.background());
    }

    static int start(Session session, long core, String program, List<String> words, boolean background)
            throws CallFailed, UsageError {
        for (String word : words) {
            if (word.isEmpty() || word.indexOf(' ') >= 0) {
                throw new UsageError("the argument `" + word
                        + "` is empty or contains a blank; arguments are separated by blanks, so use"
                        + " another character");
            }
        }
        String line = Arguments.fitting(
                String.join(" ", words), ProcessesInterface.Limits.SPAWN_CALL_ARGUMENTS, "the text of the arguments");
        String environment = Arguments.fitting(
                session.environment().words(), ProcessesInterface.Limits.SPAWN_CALL_ENVIRONMENT, "the environment");
        session.screen().flush();
        SpawnResult spawned = session.processes().spawn(core, program, line, environment);
        if (spawned.err().failed()) {
            session.screen().line("spawn: " + program + " on core " + core + ": " + ErrorHint.describe(spawned.err())
                    + hint(session, program, spawned));
            return Status.REFUSED;
        }
        if (background) {
            session.screen().line("process " + ProcessNumber.text(spawned.process()));
            return Status.OK;
        }
        return new ProcessWait(session, "spawn").await(spawned.process(), ProcessWait.TIMEOUT_SECONDS);
    }

    private static String hint(Session session, String program, SpawnResult spawned) {
        return ErrorHint.NO_SUCH_PROGRAM.matches(spawned.err())
                ? Suggestion.question(program, session.context().programs()) : "";
    }
}
