package org.barreleye.paper.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.machine.experiment.Provenance;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.row.ModelRow;

/**
 * The rows of one quantity, provenance and machine over the number of cores.
 *
 * @param machine the machine
 * @param quantity the quantity
 * @param unit of its figures
 * @param provenance the relation of all its points to published figures
 * @param points the rows by the number of cores
 */
record Curve(String machine, String quantity, String unit, Provenance provenance, SortedMap<Integer, ModelRow> points) {
    /** The curves of a figure, in the order of their first rows. */
    static List<Curve> of(FigureRows rows) {
        Map<List<Object>, Curve> curves = new LinkedHashMap<>();
        for (ModelRow row : rows.modelled()) {
            curves.computeIfAbsent(List.of(row.machine(), row.quantity(), row.unit(), row.provenance()),
                    key -> new Curve(row.machine(), row.quantity(), row.unit(), row.provenance(), new TreeMap<>()))
                    .points.putIfAbsent(row.cores(), row);
        }
        return new ArrayList<>(curves.values());
    }

    /** Returns whether a figure is shown as curves rather than as single figures. */
    static boolean suits(List<Curve> curves) {
        return curves.stream().anyMatch(curve -> curve.points.size() > 1);
    }

    /** The numbers of cores of all curves. */
    static SortedSet<Integer> cores(List<Curve> curves) {
        SortedSet<Integer> cores = new TreeSet<>();
        curves.forEach(curve -> cores.addAll(curve.points.keySet()));
        return cores;
    }
}
