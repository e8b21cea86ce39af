package org.barreleye.paper;

import java.util.List;
import org.barreleye.machine.experiment.Measurement;

/**
 * The rows of an experiment that a figure shows.
 *
 * @param quantities how their names begin; all if there are none
 * @param units their units; all if there are none
 */
public record RowSelection(List<String> quantities, List<String> units) {
    /** All rows. */
    public static final RowSelection ALL = new RowSelection(List.of(), List.of());

    /** Copies the lists. */
    public RowSelection {
        quantities = List.copyOf(quantities);
        units = List.copyOf(units);
    }

    /** The rows in cycles whose names begin with one of some texts, or all in cycles if there are none. */
    public static RowSelection cycles(String... quantities) {
        return new RowSelection(List.of(quantities), List.of("cycles"));
    }

    /** Returns whether a row is selected. */
    public boolean includes(Measurement row) {
        return (quantities.isEmpty() || quantities.stream().anyMatch(row.row()::startsWith))
                && (units.isEmpty() || units.contains(row.unit()));
    }
}
