package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.flounder.CheckOption;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class CommentsDescribeParametersTest {
    private static List<String> findings(String declaration) {
        return Texts.findings(
                FlounderCompiler.check(Texts.sources(Texts.parcelText(declaration)), CheckOption.LINT).findings());
    }

    @Test
    void what_goes_in_and_what_comes_out_may_be_described() {
        assertThat(findings("/** @param a in\n * @param b out */\nrpc r(in uint8 a, out uint8 b);")).isEmpty();
        assertThat(findings("/** Says nothing of a. */\nmessage m(uint8 a);")).isEmpty();
    }

    @Test
    void the_length_of_an_array_is_a_parameter_too() {
        assertThat(findings("/** @param a bytes\n * @param n how many */\nmessage m(uint8 a[n, 4]);")).isEmpty();
    }

    @Test
    void what_is_not_there_may_not() {
        assertThat(findings("/** @param b what */\nmessage m(uint8 a);")).containsExactly("FL0054 3:9 m");
    }

    @Test
    void fields_and_enumerators_may_be_described() {
        assertThat(findings("/** @param a field */ typedef struct { uint8 a; /** Own. */ uint8 b; } s;\n"
                + "/** @param x name */ typedef enum { x } e; message m(s a, e b);")).isEmpty();
        assertThat(findings("/** @param b field */ typedef struct { uint8 a; } s; message m(s a);"))
                .containsExactly("FL0054 2:51 s");
    }

    @Test
    void a_tag_and_a_comment_of_its_own_are_two_descriptions() {
        assertThat(findings("/** @param a what */ message m(/** Own. */ uint8 a);"))
                .containsExactly("FL0054 2:30 m");
    }

    @Test
    void nothing_may_be_described_twice() {
        assertThat(findings("/** @param a what\n * @param a what */\nmessage m(uint8 a);"))
                .containsExactly("FL0054 4:9 m");
    }
}
