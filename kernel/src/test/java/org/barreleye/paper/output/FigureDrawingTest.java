package org.barreleye.paper.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.barreleye.paper.FigureResult;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FigureDrawingTest {
    private static Element parsed(FigureResult result) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(FigureDrawing.file(result)))).getDocumentElement();
    }

    private static java.util.List<Element> elements(Element svg, String name) {
        NodeList found = svg.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(index -> (Element) found.item(index)).toList();
    }

    @Test
    void is_an_svg_document_with_a_title() throws Exception {
        Element svg = parsed(Samples.table());

        assertThat(svg.getTagName()).isEqualTo("svg");
        assertThat(elements(svg, "title").get(0).getTextContent())
                .isEqualTo("Table 1: costs <of> \"things\" (model)");
    }

    @Test
    void draws_a_bar_for_each_figure_of_the_model_predicted_ones_in_another_way() throws Exception {
        assertThat(elements(parsed(Samples.table()), "rect")).extracting(bar -> bar.getAttribute("fill"))
                .filteredOn(fill -> fill.equals("url(#hatch-table1)") || fill.equals("#2e7d32"))
                // The first two are the rows, the last two the legend.
                .containsExactly("url(#hatch-table1)", "#2e7d32", "url(#hatch-table1)", "#2e7d32");
    }

    @Test
    void marks_published_figures_and_names_what_has_no_bar() throws Exception {
        Element svg = parsed(Samples.table());

        assertThat(elements(svg, "line")).filteredOn(line -> line.getAttribute("stroke").equals("#b00020"))
                .hasSize(3 + 1);
        assertThat(elements(svg, "text")).extracting(Element::getTextContent)
                .contains("near, as fitted, m", "refused", "not modelled", "published");
    }

    @Test
    void draws_predicted_curves_broken_and_others_full() throws Exception {
        assertThat(elements(parsed(Samples.curves()), "polyline"))
                .extracting(curve -> curve.getAttribute("stroke-dasharray")).containsExactly("7 4", "", "7 4");
    }

    @Test
    void draws_a_point_for_each_figure() throws Exception {
        assertThat(elements(parsed(Samples.curves()), "circle")).hasSize(64);
    }

    @Test
    void has_no_address_but_the_namespace_of_a_file_and_none_in_a_page() {
        assertThat(FigureDrawing.file(Samples.curves())).containsOnlyOnce("http");
        assertThat(FigureDrawing.element(Samples.curves())).doesNotContain("http");
    }
}
