package org.barreleye.paper.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PaperPageTest {
    private final String page = PaperPage.of(Samples.PAPER, List.of(Samples.table(), Samples.curves()),
            false);

    private List<String> found(String pattern) {
        return Pattern.compile(pattern).matcher(page).results().map(result -> result.group(1)).toList();
    }

    @Test
    void needs_no_other_file_and_no_network() {
        assertThat(page).doesNotContain("http", "<script", "<link", "<img", "<iframe", "@import", " src=", "file:");
        assertThat(found("url\\(([^)]+)\\)")).allMatch(target -> target.startsWith("#"));
        assertThat(found("href=\"([^\"]+)\"")).isNotEmpty().allMatch(target -> target.startsWith("#"));
    }

    @Test
    void has_an_index_whose_links_lead_to_the_figures() {
        List<String> ids = found(" id=\"([^\"]+)\"");

        assertThat(ids).doesNotHaveDuplicates().contains("table1", "fig1", "limits", "index");
        assertThat(found("href=\"#([^\"]+)\"")).contains("table1", "fig1", "limits").isSubsetOf(ids);
        assertThat(page).contains("Figure 1: curves</a>: 0 of 2 statements agree");
    }

    @Test
    void shows_calibrated_and_predicted_rows_in_different_ways() {
        assertThat(page).contains("<td>near, as fitted</td>", "<span class=\"provenance calibrated\">calibrated</span>",
                "<span class=\"provenance predicted\">predicted</span>", ".calibrated {", ".predicted {");
    }

    @Test
    void shows_a_drawing_and_a_table_for_each_figure() {
        assertThat(found("(<svg)")).hasSize(2);
        assertThat(found("(<table)")).hasSize(2);
        assertThat(found("(<tr><th>\\d+</th>)")).as("all numbers of cores").hasSize(32);
    }

    @Test
    void says_that_a_run_was_quick() {
        assertThat(page).doesNotContain("A quick run");
        assertThat(PaperPage.of(Samples.PAPER, List.of(Samples.curves()), true))
                .contains("A quick run: experiments with parameters were run with few values of them.");
    }

    @Test
    void has_as_many_decimals_for_all_figures_of_a_curve() {
        assertThat(page).contains("<tr><th>1</th><td class=\"number\">101</td><td class=\"number\">200</td>");
        assertThat(PaperPage.of(Samples.PAPER, List.of(Samples.publishedCurve()), false))
                .contains("<td class=\"number\">7.5</td>", "<td class=\"number\">150.0</td>");
    }

    @Test
    void can_be_scrolled_where_a_drawing_or_table_is_wider_than_the_window() {
        assertThat(page.replace("\n", "")).contains("<div class=\"wide\"><svg", "<div class=\"wide\"><table");
        assertThat(page).contains(".wide { overflow-x: auto;", "<th>provenance</th>");
    }

    @Test
    void says_plainly_what_does_not_agree() {
        assertThat(page).contains("<li class=\"disagrees\">does not agree: 1 predicted row",
                "<li class=\"agrees\">agrees: 1 calibrated row", "<li class=\"undecided\">not decided: ");
    }

    @Test
    void escapes_text() {
        assertThat(page).contains("Table 1: costs &lt;of&gt; &quot;things&quot;", "A note &amp; more.");
    }

    @Test
    void contains_what_the_model_leaves_out() {
        assertThat(page).contains("<section id=\"limits\">\n<h2>What the model leaves out</h2>");
    }

    @Test
    void closes_what_it_opens() {
        for (String element : List.of("table", "tr", "ul", "li", "section", "nav", "div", "svg", "h2", "p", "span")) {
            assertThat(found("(<" + element + "[ >])")).as(element)
                    .hasSameSizeAs(found("(</" + element + ">)"));
        }
        List<MatchResult> doctype = Pattern.compile("^<!DOCTYPE html>").matcher(page).results().toList();
        assertThat(doctype).hasSize(1);
    }
}
