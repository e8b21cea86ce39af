package org.barreleye.paper;

import java.util.List;
import org.barreleye.paper.row.UnmodelledRow;
import org.barreleye.paper.verdict.Rule;

/**
 * A table or figure of a paper.
 *
 * @param id its name on the command line: small letters, digits and hyphens
 * @param title its number and subject
 * @param runs the experiments whose rows it shows
 * @param unmodelled published rows that the system does not model
 * @param rules the statements about its rows that a run decides
 * @param notes sentences that a reader needs to judge it
 */
public record Figure(String id, String title, List<ExperimentRun> runs, List<UnmodelledRow> unmodelled,
        List<Rule> rules, List<String> notes) {
    /** Copies the lists. */
    public Figure {
        runs = List.copyOf(runs);
        unmodelled = List.copyOf(unmodelled);
        rules = List.copyOf(rules);
        notes = List.copyOf(notes);
    }

    /** A figure of which everything is modelled. */
    public Figure(String id, String title, List<ExperimentRun> runs, List<Rule> rules, String... notes) {
        this(id, title, runs, List.of(), rules, List.of(notes));
    }
}
