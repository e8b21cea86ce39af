package org.barreleye.shell.command;

import org.barreleye.generated.user.processes.WaitForResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;

/** Waits for processes, never without end, and says for what: the deadline, or the person, ends the wait. */
final class ProcessWait {
    /** How long a program may take that the shell waits for, unless somebody says otherwise. */
    static final long TIMEOUT_SECONDS = 60;

    /** The longest wait that can be asked for: a day. */
    static final long TIMEOUT_SECONDS_MAX = 86_400;

    private static final long SECOND = 1_000_000_000L;
    // How soon the shell notices that the person wants no more: a wait cannot be called off once it has been asked for.
    private static final long POLL_INTERVAL = SECOND / 10;

    private final Session session;
    private final String command;

    /** A watch that a command keeps. */
    ProcessWait(Session session, String command) {
        this.session = session;
        this.command = command;
    }

    /**
     * Waits until a process has ended.
     *
     * @return its exit status, or why the shell waits no longer
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
                + (err.failed() ? " goes on: " + ErrorHint.describe(err)
                : " is ended"));
        return Status.INTERRUPTED;
    }

    private int timedOut(long process, long seconds) throws CallFailed {
        session.screen().line(command + ": waited " + seconds + " s for " + describe(process)
                + " to end, and it still runs: `wait " + ProcessNumber.text(process) + "` waits on, `kill "
                + ProcessNumber.text(process) + "` ends it");
        return Status.TIMED_OUT;
    }

    private String describe(long process) throws CallFailed {
        return ProcessList.read(session.processes()).describe(process);
    }
}
