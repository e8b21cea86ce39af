package org.barreleye.shell.command;

import org.barreleye.generated.user.processes.WaitForResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;

/** A wait for the end of a process, which a deadline or the user's interrupt ends early. */
final class ProcessWait {
    /** The timeout of a wait unless another is given. */
    static final long TIMEOUT_SECONDS = 60;

    /** The longest timeout: a day. */
    static final long TIMEOUT_SECONDS_MAX = 86_400;

    private static final long SECOND = 1_000_000_000L;
    // A call to the process service cannot be cancelled, so the shell looks for an interrupt this often.
    private static final long POLL_INTERVAL = SECOND / 10;

    private final Session session;
    private final String command;

    /** Makes a wait on behalf of a command. */
    ProcessWait(Session session, String command) {
        this.session = session;
        this.command = command;
    }

    /**
     * Waits until a process has ended.
     *
     * @return its exit status, or the status of a wait that ended early
     */
    int await(long process, long seconds) throws CallFailed {
        session.screen().flush();
        long left = seconds * SECOND;
        WaitForResult answer = session.processes().waitFor(process, Math.min(left, POLL_INTERVAL));
        while (ErrorHint.TIMED_OUT.matches(answer.err()) && left > POLL_INTERVAL
                && !session.interruption().testAndClear()) {
            left -= POLL_INTERVAL;
            answer = session.processes().waitFor(process, Math.min(left, POLL_INTERVAL));
        }
        if (!answer.err().failed()) {
            return ended(process, answer.status());
        }
        if (!ErrorHint.TIMED_OUT.matches(answer.err())) {
            session.screen().line(command + ": " + ProcessNumber.text(process) + ": "
                    + ErrorHint.describe(answer.err()));
            return Status.REFUSED;
        }
        return left > POLL_INTERVAL ? interrupted(process) : timedOut(process, seconds);
    }

    private int ended(long process, int status) throws CallFailed {
        if (status != 0) {
            session.screen().line(describe(process) + " ended with status " + status);
        }
        return status;
    }

    private int interrupted(long process) throws CallFailed {
        ErrorCode err = session.processes().kill(process);
        session.screen().line("interrupted: " + describe(process)
                + (err.failed() ? " still runs: " + ErrorHint.describe(err)
                : " was killed"));
        return Status.INTERRUPTED;
    }

    private int timedOut(long process, long seconds) throws CallFailed {
        session.screen().line(command + ": timed out after " + seconds + " s: " + describe(process)
                + " still runs; `wait " + ProcessNumber.text(process) + "` waits again, `kill "
                + ProcessNumber.text(process) + "` ends it");
        return Status.TIMED_OUT;
    }

    private String describe(long process) throws CallFailed {
        return ProcessList.read(session.processes()).describe(process);
    }
}
