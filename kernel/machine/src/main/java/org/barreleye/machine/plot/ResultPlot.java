package org.barreleye.machine.plot;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.barreleye.machine.experiment.Measurement;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A picture of one experiment's results, as SVG: curves over the number of cores, or bars beside the published ones.
 */
public final class ResultPlot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 600;
    private static final Pattern CLIP = Pattern.compile("clip\\d+");

    private ResultPlot() {}

    /**
     * Draws the rows that have the unit of the first one, but for those that were refused.
     *
     * @param rows of one experiment on one machine, at least one
     * @return the bytes of an SVG file
     * @throws IllegalArgumentException if all of these were refused
     */
    public static byte[] svg(List<Measurement> rows) {
        String unit = rows.get(0).unit();
        List<Measurement> drawn = rows.stream()
                .filter(row -> row.unit().equals(unit) && row.refusal().isEmpty())
                .toList();
        if (drawn.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to draw: everything was refused");
        }
        Map<String, List<Measurement>> byRow = new LinkedHashMap<>();
        drawn.forEach(row -> byRow.computeIfAbsent(row.row(), name -> new ArrayList<>()).add(row));
        Chart<?, ?> chart = byRow.size() < drawn.size() ? curves(drawn.get(0), byRow) : bars(drawn);
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            chart.getStyler().setChartBackgroundColor(Color.WHITE);
            VectorGraphicsEncoder.saveVectorGraphic(chart, bytes, VectorGraphicsFormat.SVG);
            return tidy(bytes.toString(StandardCharsets.UTF_8), title(rows.get(0))).getBytes(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Adds a title as text, and makes the names of clip paths the same in every run. */
    private static String tidy(String svg, String title) {
        Map<String, String> names = new LinkedHashMap<>();
        String renamed = CLIP.matcher(svg).replaceAll(clip -> names.computeIfAbsent(clip.group(), found -> "clip-"
                + (names.size() + 1)));
        return renamed.replaceFirst("(<svg [^>]*>)", "$1\n  <title>" + title + "</title>");
    }

    private static String title(Measurement row) {
        return row.experiment() + " on " + row.machine() + " (model)";
    }

    private static Chart<?, ?> curves(Measurement first, Map<String, List<Measurement>> byRow) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title(first)).xAxisTitle("cores")
                .yAxisTitle(first.unit()).build();
        byRow.forEach((name, points) -> chart.addSeries(
                name,
                points.stream().mapToDouble(Measurement::cores).toArray(),
                points.stream().mapToDouble(Measurement::measured).toArray()));
        return chart;
    }

    private static Chart<?, ?> bars(List<Measurement> drawn) {
        List<String> names = drawn.stream().map(Measurement::row).toList();
        CategoryChart chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT).title(title(drawn.get(0)))
                .yAxisTitle(drawn.get(0).unit()).build();
        chart.getStyler().setXAxisLabelRotation(60);
        chart.addSeries("measured", names, drawn.stream().map(Measurement::measured).toList());
        if (drawn.stream().anyMatch(row -> row.published().isPresent())) {
            chart.addSeries("published", names, drawn.stream().map(row -> row.published().orElse(0)).toList());
        }
        return chart;
    }
}
