package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.processes.NextProcessResult;
import org.barreleye.generated.user.processes.State;
import org.barreleye.kpi.outcome.CallFailed;

/** Lists processes. */
final class PsCommand implements Command {
    // The status of a process whose core has failed.
    private static final int CORE_FAILED = 138;

    private static final String LONG = "-l";

    @Override
    public CommandHelp help() {
        return new CommandHelp("ps", "ps [-l | -v]", "lists the processes of all cores",
                "Shows every process that runs and the last ones that have ended: number, core, state, exit status,"
                        + " program and arguments. With -l it also shows what each process has of its quotas, as"
                        + " `quota` does. With -v it shows how the memory accesses of each process were translated: by"
                        + " the TLB, by a walk through its page tables, or not at all. Monitors are no processes.",
                "ps");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        arguments.atMost(1);
        Optional<String> option = arguments.optional(0);
        boolean hasQuotas = option.filter(LONG::equals).isPresent();
        boolean hasTranslations = option.filter(TranslationText.OPTION::equals).isPresent();
        if (option.isPresent() && !hasQuotas && !hasTranslations) {
            throw new UsageError("the options are " + LONG + " and " + TranslationText.OPTION + ", not `"
                    + option.get() + "`");
        }
        List<String> headings = new ArrayList<>(List.of("PROCESS", "CORE", "STATE", "STATUS"));
        headings.addAll(hasQuotas ? Usage.headings() : hasTranslations ? TranslationText.headings() : List.of());
        headings.addAll(List.of("PROGRAM", "ARGUMENTS"));
        Table table = new Table(headings.toArray(String[]::new));
        for (NextProcessResult row : ProcessList.read(session.processes()).rows()) {
            boolean runs = row.state() == State.RUNNING;
            List<Object> cells = new ArrayList<>(List.of(ProcessNumber.text(row.next()), row.core(),
                    runs ? "running" : row.status() == CORE_FAILED ? "lost" : "ended",
                    runs ? "-" : Integer.toString(row.status())));
            cells.addAll(hasQuotas ? Usage.of(session, row).cells()
                    : hasTranslations ? TranslationText.ofProcess(session, row.next()) : List.of());
            cells.addAll(List.of(row.program(), row.arguments()));
            table.row(cells.toArray());
        }
        table.show(session.screen());
        return Status.OK;
    }
}
