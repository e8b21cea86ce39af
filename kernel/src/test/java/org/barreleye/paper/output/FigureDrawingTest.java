package org.barreleye.paper.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.barreleye.machine.experiment.Measurement;
import org.barreleye.machine.experiment.Provenance;
import org.barreleye.paper.FigureResult;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.row.ModelRow;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FigureDrawingTest {
    private static Element parsed(FigureResult result) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(FigureDrawing.file(result)))).getDocumentElement();
    }

    private static List<Element> elements(Element svg, String name) {
        NodeList found = svg.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(index -> (Element) found.item(index)).toList();
    }

    private static List<String> texts(Element svg) {
        return elements(svg, "text").stream().map(Element::getTextContent).toList();
    }

    @Test
    void is_an_svg_document_with_a_title() throws Exception {
        Element svg = parsed(Samples.table());

        assertThat(svg.getTagName()).isEqualTo("svg");
        assertThat(elements(svg, "title").get(0).getTextContent())
                .isEqualTo("Table 1: costs <of> \"things\" (model)");
    }

    @Test
    void shows_its_title_in_a_file_but_not_in_a_page_that_has_it_already() throws Exception {
        assertThat(texts(parsed(Samples.curves()))).contains("Figure 1: curves (model)");
        assertThat(FigureDrawing.element(Samples.curves())).contains("<title>Figure 1: curves (model)</title>")
                .doesNotContain(">Figure 1: curves (model)</text>");
    }

    @Test
    void draws_a_bar_for_each_figure_of_the_model_in_a_way_that_tells_its_provenance() throws Exception {
        assertThat(elements(parsed(Samples.table()), "rect")).filteredOn(bar -> bar.hasAttribute("stroke"))
                .extracting(bar -> bar.getAttribute("fill"))
                // The first three are the rows, the last three the legend.
                .containsExactly("url(#hatch-table1)", "#2e7d32", "url(#dots-table1)",
                        "url(#hatch-table1)", "url(#dots-table1)", "#2e7d32");
    }

    @Test
    void has_a_unit_at_each_axis_and_marks_without_needless_decimals() throws Exception {
        assertThat(texts(parsed(Samples.table()))).contains("cycles", "lines", "0", "50", "100", "150", "15")
                .doesNotContain("0.00", "50.00");
        assertThat(texts(parsed(Samples.curves()))).contains("cycles", "number of cores", "0", "50");
    }

    @Test
    void says_where_a_bar_has_no_length() throws Exception {
        assertThat(texts(parsed(Samples.table()))).containsSubsequence("looked at, m", "0", "none, m", "refused");
    }

    @Test
    void marks_published_figures_and_names_what_has_no_bar() throws Exception {
        Element svg = parsed(Samples.table());

        assertThat(elements(svg, "line")).filteredOn(line -> line.getAttribute("stroke").equals("#b00020"))
                .hasSize(4 + 1);
        assertThat(texts(svg)).contains("near, as fitted, m", "refused", "not modelled", "published");
    }

    @Test
    void has_in_the_legend_of_bars_only_what_it_shows() throws Exception {
        FigureResult refused = FigureResult.of(Samples.TABLE, new FigureRows(List.of(new ModelRow(
                Measurement.refused("x", "m", "none", 2, "cycles", "NO"), Provenance.PREDICTED))));

        assertThat(texts(parsed(refused))).doesNotContain("predicted", "calibrated", "published");
    }

    @Test
    void draws_predicted_curves_broken_and_others_full() throws Exception {
        assertThat(elements(parsed(Samples.curves()), "polyline"))
                .extracting(curve -> curve.getAttribute("stroke-dasharray")).containsExactly("7 4", "", "7 4");
    }

    @Test
    void draws_a_marker_for_each_figure_and_in_the_legend_and_a_shape_for_each_curve() throws Exception {
        List<String> shapes = elements(parsed(Samples.curves()), "path").stream()
                .filter(path -> path.getAttribute("class").equals("point"))
                .map(path -> path.getAttribute("d")).toList();

        assertThat(shapes).hasSize(64 + 3);
        assertThat(shapes.stream().distinct()).hasSize(3);
    }

    @Test
    void has_sixteen_markers_that_differ_without_colour() {
        assertThat(IntStream.range(0, 16)
                .mapToObj(index -> new CurveMarker(index).at(0, 0).replaceAll("#[0-9a-f]{6}", "colour")))
                .doesNotHaveDuplicates();
    }

    @Test
    void has_marks_at_published_figures_of_curves_within_the_plot() throws Exception {
        Element svg = parsed(Samples.publishedCurve());

        assertThat(elements(svg, "line")).filteredOn(line -> line.getAttribute("stroke").equals("#b00020"))
                .hasSize(1 + 1)
                .allMatch(line -> Double.parseDouble(line.getAttribute("y1")) >= 14);
        assertThat(texts(svg)).contains("published");
        assertThat(texts(parsed(Samples.curves()))).doesNotContain("published")
                .contains("refused, m (predicted, refused)");
    }

    @Test
    void has_no_address_but_the_namespace_of_a_file_and_none_in_a_page() {
        assertThat(FigureDrawing.file(Samples.curves())).containsOnlyOnce("http");
        assertThat(FigureDrawing.element(Samples.curves())).doesNotContain("http");
    }
}
