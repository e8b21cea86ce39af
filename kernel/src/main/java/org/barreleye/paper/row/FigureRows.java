package org.barreleye.paper.row;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.machine.experiment.Provenance;

/**
 * The rows of a figure. Immutable.
 *
 * @param all in the order of the figure
 */
public record FigureRows(List<FigureRow> all) {
    /** Copies the list. */
    public FigureRows {
        all = List.copyOf(all);
    }

    /** The rows of the model. */
    public List<ModelRow> modelled() {
        return all.stream().filter(ModelRow.class::isInstance).map(ModelRow.class::cast).toList();
    }

    /** The rows that the system does not model. */
    public List<UnmodelledRow> unmodelled() {
        return all.stream().filter(UnmodelledRow.class::isInstance).map(UnmodelledRow.class::cast).toList();
    }

    /** The rows of the model with a figure and a published figure beside it, of one provenance. */
    public List<ModelRow> compared(Provenance provenance) {
        return modelled().stream()
                .filter(row -> row.provenance() == provenance && row.measurement().deviationPercent().isPresent())
                .toList();
    }

    /** The points of a series, by the number of cores, without those that the system refused. */
    public SortedMap<Integer, Double> points(Series series) {
        SortedMap<Integer, Double> points = new TreeMap<>();
        modelled().stream()
                .filter(row -> row.hasFigure() && row.quantity().equals(series.quantity())
                && row.unit().equals(series.unit()))
                .forEach(row -> points.putIfAbsent(row.cores(), row.measurement().measured()));
        return points;
    }

    /** The published figure of a row that the system does not model. */
    public OptionalDouble unmodelled(Series series) {
        return unmodelled().stream()
                .filter(row -> row.quantity().equals(series.quantity()) && row.unit().equals(series.unit()))
                .mapToDouble(UnmodelledRow::published)
                .findFirst();
    }
}
