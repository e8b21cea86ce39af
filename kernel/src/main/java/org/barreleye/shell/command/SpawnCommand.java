package org.barreleye.shell.command;

import java.util.List;
import java.util.Optional;
import org.barreleye.domain.SpawnTerms;
import org.barreleye.domain.error.MissingFeature;
import org.barreleye.domain.quota.Quota;
import org.barreleye.generated.user.processes.ProcessesInterface;
import org.barreleye.generated.user.processes.SpawnGrantingResult;
import org.barreleye.generated.user.processes.SpawnResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.syscall.Manifest.Need;
import org.barreleye.kpi.types.CapabilityReference;

/** Starts programs. */
final class SpawnCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("spawn", "spawn [OPTION..] CORE PROGRAM [ARGUMENT..] [&]", "starts a program on a core",
                "Starts PROGRAM of the boot image on CORE and waits until it has ended; its exit status is then the"
                        + " command's. With & does not wait, and shows the number of the process for `wait` and `kill`."
                        + " The option --grant AUTHORITY passes an authority that the shell has on to it; --quota"
                        + " NAME=NUMBER sets one of its quotas, which the policy of the boot image sets otherwise: "
                        + Quota.labels() + ". Commas separate several."
                        + " `lscpu` lists the cores.",
                "spawn 0 demo");
    }

    @Override
    public boolean mayRunInBackground() {
        return true;
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        SpawnOptions options = SpawnOptions.of(arguments);
        int first = options.words();
        long core = arguments.number(first, "CORE");
        String program = Arguments.fitting(arguments.word(first + 1, "PROGRAM"),
                ProcessesInterface.Limits.SPAWN_CALL_PROGRAM, "the name of a program");
        return start(session, core, program, options.terms(), arguments.from(first + 2), arguments.background());
    }

    /** Starts a program on the usual terms. */
    static int start(Session session, long core, String program, List<String> words, boolean background)
            throws CallFailed, UsageError {
        return start(session, core, program, SpawnTerms.USUAL, words, background);
    }

    private static int start(Session session, long core, String program, SpawnTerms terms, List<String> words,
            boolean background) throws CallFailed, UsageError {
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
        SpawnGrantingResult spawned = request(session, core, program, terms, line, environment);
        if (spawned.err().failed()) {
            Optional<String> missing = MissingFeature.describe(session.names(), program, core, spawned.err());
            session.screen().line("spawn: " + (missing.isPresent()
                    ? missing.get() + "; `lscpu` shows which cores have an MMU"
                    : program + " on core " + core + ": " + ErrorHint.describe(spawned.err())
                    + hint(session, program, spawned.err())));
            return Status.REFUSED;
        }
        if (background) {
            session.screen().line("process " + ProcessNumber.text(spawned.process()));
            return Status.OK;
        }
        return new ProcessWait(session, "spawn").await(spawned.process(), ProcessWait.TIMEOUT_SECONDS);
    }

    private static SpawnGrantingResult request(Session session, long core, String program, SpawnTerms terms,
            String line, String environment) throws CallFailed {
        if (terms.equals(SpawnTerms.USUAL)) {
            SpawnResult spawned = session.processes().spawn(core, program, line, environment);
            return new SpawnGrantingResult(spawned.process(), spawned.err());
        }
        return session.processes().spawnGranting(core, program, line, environment, terms.quota().sent(), terms.bits(),
                proof(session, terms, Need.CONTROL), proof(session, terms, Need.MEMORY),
                proof(session, terms, Need.TERMINAL), proof(session, terms, Need.DEVICES));
    }

    private static CapabilityReference proof(Session session, SpawnTerms terms, Need authority) {
        return terms.grants().contains(authority) ? session.authorities().of(authority) : CapabilityReference.ABSENT;
    }

    private static String hint(Session session, String program, ErrorCode error) {
        return ErrorHint.NO_SUCH_PROGRAM.matches(error)
                ? Suggestion.question(program, session.context().programs()) : "";
    }
}
