package org.barreleye.flounder.syntax.antlr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.flounder.CheckOption;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BrokenDeclarationsTest {
    @Nested
    class With_characters_beyond_the_basic_plane {
        @Test
        void the_rest_is_found_where_it_stands() {
            assertThat(textsOfFindings("interface parcel {",
                    "    message \uD835\uDC9C broken \uD835\uDC9C (;",
                    "    message sound(absent what);",
                    "};")).contains("absent");
        }

        @Test
        void the_end_of_the_interface_is_inside_of_the_file() {
            assertThat(textsOfFindings("interface parcel { message \uD835\uDC9C \uD835\uDC9C (; };")).isNotEmpty();
        }
    }

    private static List<String> textsOfFindings(String... lines) {
        Findings findings =
                FlounderCompiler.check(Texts.sources(String.join("\n", lines)), CheckOption.LINT).findings();
        return findings.diagnostics().stream().map(finding -> finding.span().text()).toList();
    }
}
