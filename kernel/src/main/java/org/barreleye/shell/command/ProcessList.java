package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.processes.NextProcessResult;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.processes.State;
import org.barreleye.kpi.outcome.CallFailed;

/** The processes of the system at one moment, in the order of their numbers. */
final class ProcessList {
    /** The name of the shell's program. */
    static final String SHELL = "shell";

    private final List<NextProcessResult> rows;

    private ProcessList(List<NextProcessResult> rows) {
        this.rows = rows;
    }

    static ProcessList read(ProcessesClient processes) throws CallFailed {
        List<NextProcessResult> rows = new ArrayList<>();
        long last = 0;
        NextProcessResult row = processes.nextProcess(last);
        while (Paging.hasMore(row.err(), ErrorHint.NO_SUCH_PROCESS)) {
            Paging.requireAscending(row.next() > last, "process service", "processes");
            rows.add(row);
            last = row.next();
            row = processes.nextProcess(last);
        }
        return new ProcessList(rows);
    }

    List<NextProcessResult> rows() {
        return rows;
    }

    Optional<NextProcessResult> of(long process) {
        return rows.stream().filter(row -> row.next() == process).findFirst();
    }

    /** Returns the row of the shell itself: the first shell that runs. */
    Optional<NextProcessResult> self() {
        return rows.stream().filter(row -> row.program().equals(SHELL) && row.state() == State.RUNNING).findFirst();
    }

    /** Returns the number of a process, or of a monitor, with its program and core. */
    String describe(long process) {
        return "process " + ProcessNumber.text(process) + (ProcessNumber.count(process) == 0
                ? " (the monitor of core " + ProcessNumber.core(process) + ")" : "")
                + of(process).map(row -> " (" + row.program() + " on core " + row.core() + ")").orElse("");
    }
}
