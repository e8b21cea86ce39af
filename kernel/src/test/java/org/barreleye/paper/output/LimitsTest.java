package org.barreleye.paper.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void become_headings_paragraphs_and_lists_without_links() {
        assertThat(Limits.html("# Top\n\nSee [the page](x.md) & `code`.\n\n* **One.** a\n  b\n* two\n")).isEqualTo(
                "<h2>Top</h2>\n<p>See the page &amp; <code>code</code>.</p>\n"
                + "<ul>\n<li><strong>One.</strong> a b</li>\n<li>two</li>\n</ul>\n");
    }

    @Test
    void of_the_document_have_nothing_left_of_its_notation() {
        assertThat(Limits.html()).startsWith("<h2>What the model leaves out</h2>")
                .doesNotContain("**", "`", "](", "<p>* ", "<p>#", "<p>|");
    }

    @Test
    void are_those_of_the_document_and_its_links_lead_to_files() throws IOException {
        String document = Files.readString(Path.of("docs", "limits.md"));

        assertThat(Limits.html(document)).isEqualTo(Limits.html());
        assertThat(java.util.regex.Pattern.compile("]\\(([^)#]+)\\)").matcher(document).results())
                .isNotEmpty()
                .allSatisfy(link -> assertThat(Path.of("docs").resolve(link.group(1))).exists());
    }
}
