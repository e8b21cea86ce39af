package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.processes.FollowingResult;
import org.barreleye.generated.user.processes.Life;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.kpi.outcome.CallFailed;

/** The processes of the system at one moment, in the order of their numbers. */
final class ProcessTable {
    /** What the shell is called as a program. */
    static final String SHELL = "shell";

    private final List<FollowingResult> rows;

    private ProcessTable(List<FollowingResult> rows) {
        this.rows = rows;
    }

    static ProcessTable read(ProcessesClient processes) throws CallFailed {
        List<FollowingResult> rows = new ArrayList<>();
        long last = 0;
        FollowingResult row = processes.following(last);
        while (Listing.goesOn(row.err(), Refusal.NO_SUCH_PROCESS)) {
            Listing.check(row.next() > last, "process service", "processes");
            rows.add(row);
            last = row.next();
            row = processes.following(last);
        }
        return new ProcessTable(rows);
    }

    List<FollowingResult> rows() {
        return rows;
    }

    Optional<FollowingResult> of(long process) {
        return rows.stream().filter(row -> row.next() == process).findFirst();
    }

    /** The shell's own row: the first shell that runs. */
    Optional<FollowingResult> self() {
        return rows.stream().filter(row -> row.program().equals(SHELL) && row.life() == Life.RUNNING).findFirst();
    }

    /** A process as people know it. */
    String describe(long process) {
        return "process " + ProcessNumber.text(process)
                + of(process).map(row -> " (" + row.program() + " on core " + row.core() + ")").orElse("");
    }
}
